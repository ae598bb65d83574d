/** Programs and libraries from PyPI that checks use, each in a virtual environment of its own below `.cache/`. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Installs a package of PyPI once, and gives the folder of its programs, `python` among them.
 *
 * @throws Error where Python 3, its module venv or the package index is missing.
 */
export function pythonPackage(name: string, version: string): string {
  const environment = resolve('.cache', `${name}-${version}`);
  const programs = join(environment, 'bin');
  const finished = join(environment, 'finished');
  if (existsSync(finished)) return programs;
  console.error(`Installing ${name} ${version} into ${environment}`);
  // What an earlier run began and did not finish.
  rmSync(environment, { recursive: true, force: true });
  // Standard output is for what the script that asks has to say.
  const stdio = ['ignore', process.stderr, 'inherit'] as const;
  execFileSync('python3', ['-m', 'venv', environment], { stdio: [...stdio] });
  execFileSync(join(programs, 'pip'), ['install', '--quiet', `${name}==${version}`], {
    stdio: [...stdio],
    timeout: 600_000,
  });
  writeFileSync(finished, '');
  return programs;
}
