/** Counts the tests in the reports (`.reports/*.json`) that the packages leave. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.mjs';

/** Folders that hold packages, and packages that stand alone. */
const groups = ['packages', 'tools', 'examples'];
const packages = [
  'spec',
  'bench',
  ...groups.flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name))),
];

/** Takes away the reports of earlier runs, so that none is counted that turbo did not make or restore. */
export function removeReports() {
  for (const name of packages) rmSync(join(root, name, '.reports'), { recursive: true, force: true });
}

/** How many tests passed, failed and were skipped. */
export function countTests() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of packages) {
    const folder = join(root, name, '.reports');
    for (const file of existsSync(folder) ? readdirSync(folder).filter((entry) => entry.endsWith('.json')) : []) {
      const counts = countsIn(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      for (const key of Object.keys(total)) total[key] += counts[key];
    }
  }
  return total;
}

/** Counts of a vitest report or of one of our own (`{ passed, failed, skipped }`). */
function countsIn(report) {
  if ('numTotalTests' in report) {
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  }
  return { passed: report.passed ?? 0, failed: report.failed ?? 0, skipped: report.skipped ?? 0 };
}
