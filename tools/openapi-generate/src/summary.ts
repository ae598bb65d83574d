import { formatProblem, type Problem } from '@opendas/openapi-model';
import type { Generated } from './generate.ts';

/** Warnings beyond these are only counted. */
const mostWarnings = 20;

/** The warnings as lines of text. */
export function warningLines(warnings: readonly Problem[], input: string): readonly string[] {
  const shown = warnings.slice(0, mostWarnings).map((warning) => `warning: ${formatProblem(warning, input)}`);
  const rest = warnings.length - shown.length;
  return rest > 0 ? [...shown, `… and ${rest} more; --report FILE has them all`] : shown;
}

/** What was generated, in a line. */
export function summaryLine({ counts, milliseconds, files }: Generated): string {
  const numbers = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  const total = Object.values(milliseconds).reduce((sum, time) => sum + time, 0);
  return `${numbers.join(', ')}: ${files.size} files in ${(total / 1000).toFixed(2)} s`;
}
