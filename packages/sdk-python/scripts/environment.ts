/** Makes `.venv`, a Python with this SDK installed from its sources and what its tests need, where it is not there or not of this state. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const environment = join(folder, '.venv');
const finished = join(environment, 'finished');
const wanted = readFileSync(join(folder, 'pyproject.toml'), 'utf8');

if (!existsSync(finished) || readFileSync(finished, 'utf8') !== wanted) {
  console.error(`Installing what the SDK for Python needs into ${environment}`);
  // What an earlier run began and did not finish.
  rmSync(environment, { recursive: true, force: true });
  run('python3', ['-m', 'venv', environment]);
  run(join(environment, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '--editable', '.[test]']);
  writeFileSync(finished, wanted);
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 });
}
