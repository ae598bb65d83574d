/** `npm test`: installs, generates, builds, and runs every check and test. Needs no running service. */
import { availableParallelism } from 'node:os';
import { ensureInstalled, turbo } from './workspace.mjs';
import { countTests, removeReports } from './test-reports.mjs';

ensureInstalled();
removeReports();
const code = await turbo([
  'run',
  'lint',
  'lint:source',
  'lint:scripts',
  'lint:dependencies',
  'build',
  'typecheck',
  'test',
  'verify',
  // More at once than cores only makes each of them slow.
  `--concurrency=${Math.max(2, availableParallelism())}`,
  '--continue=dependencies-successful',
  '--output-logs=new-only',
]);
const { passed, failed, skipped } = countTests();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = code !== 0 ? code : failed > 0 ? 1 : 0;
