import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** typia generates code with a transformer of TypeScript 6 and below; it is installed outside the workspace, which has 7. */
const versions = { typescript: '5.9.3', typia: '12.2.1' };
const folder = join(process.env['OPENDAS_BENCH_FOLDER'] ?? tmpdir(), 'opendas-bench-typia');

/** A module that checks with the code that typia generates from a type `Root`; `undefined`, with a message, where typia cannot be had. */
export function typiaModule(name: string, declarations: string): string | undefined {
  if (!install()) return undefined;
  const source = join(folder, 'source', name);
  const output = join(folder, 'output', name);
  for (const path of [source, output]) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
  }
  const module = `import typia, { tags } from 'typia';\n${declarations}\nexport const check = typia.createIs<Root>();\n`;
  writeFileSync(join(source, 'check.ts'), module);
  run(process.execPath, [
    join(folder, 'node_modules', 'typia', 'lib', 'executable', 'typia.js'),
    'generate',
    '--input',
    source,
    '--output',
    output,
    '--project',
    join(folder, 'tsconfig.json'),
  ]);
  const { outputFiles } = buildSync({
    entryPoints: [join(output, 'check.ts')],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
  });
  return outputFiles[0]?.text;
}

function install(): boolean {
  if (existsSync(join(folder, 'node_modules', 'typia'))) return true;
  mkdirSync(folder, { recursive: true });
  const compilerOptions = {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
  };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: versions }),
  );
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['source'] }));
  try {
    run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock']);
    return true;
  } catch (error) {
    console.error(`typia left out: ${String(error)}`);
    return false;
  }
}

function run(command: string, options: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, options, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed in ${folder}: ${stdout}${stderr}`);
}
