import type { Problem } from '@opendas/openapi-model';
import type { Generated } from './generate.ts';
import type { Outcome } from './run.ts';
import type { Settings } from './settings.ts';

/** What a run did, as JSON for other programs. */
export interface Report {
  readonly input: string;
  readonly output: string;
  /** `unchanged`: nothing to do; `current`, `stale`: what a check found. */
  readonly outcome: 'written' | 'unchanged' | 'current' | 'stale' | 'failed';
  readonly counts: Generated['counts'];
  readonly milliseconds: Generated['milliseconds'];
  /** Peak memory of the process, in bytes. */
  readonly peakMemory: number;
  readonly warnings: readonly Problem[];
  readonly problems: readonly Problem[];
  /** Paths in the output folder that were written or removed, or would be. */
  readonly files: readonly string[];
}

/** The text of a report. */
export function reportText({ input, output }: Settings, { outcome, generated, problems, files }: Outcome): string {
  const report: Report = {
    input,
    output,
    outcome,
    counts: generated?.counts ?? {},
    milliseconds: generated?.milliseconds ?? {},
    peakMemory: process.resourceUsage().maxRSS * 1024,
    warnings: generated?.warnings ?? [],
    problems,
    files,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
