/** Builds what is uploaded to PyPI, and has it checked as PyPI does. */
import { execFileSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const python = join(folder, '.venv', 'bin', 'python');

rmSync(join(folder, 'dist'), { recursive: true, force: true });
run(['build', '--no-isolation', '--outdir', 'dist']);
run(['twine', 'check', '--strict', ...globSync('dist/*', { cwd: folder })]);

function run([module = '', ...args]: readonly string[]): void {
  execFileSync(python, ['-m', module, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
