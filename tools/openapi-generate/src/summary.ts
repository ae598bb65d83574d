import { formatProblem, type Problem } from '@opendas/openapi-model';
import type { Generated } from './generate.ts';

/** Warnings and problems beyond these are only counted. */
const most = { warnings: 20, problems: 50 } as const;

/** The warnings as lines of text. */
export function warningLines(warnings: readonly Problem[], input: string): readonly string[] {
  return shortened(warnings, most.warnings, (warning) => `warning: ${formatProblem(warning, input)}`);
}

/** The problems of a document as lines of text. */
export function problemLines(problems: readonly Problem[], input: string): readonly string[] {
  return shortened(problems, most.problems, (problem) => formatProblem(problem, input));
}

function shortened(all: readonly Problem[], count: number, lineOf: (problem: Problem) => string): readonly string[] {
  const shown = all.slice(0, count).map(lineOf);
  const rest = all.length - shown.length;
  return rest > 0 ? [...shown, `… and ${rest} more; --report FILE has them all`] : shown;
}

/** What was generated, in a line. */
export function summaryLine({ counts, milliseconds, files }: Generated): string {
  const numbers = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  const total = Object.values(milliseconds).reduce((sum, time) => sum + time, 0);
  return `${numbers.join(', ')}: ${files.size} files in ${(total / 1000).toFixed(2)} s`;
}
