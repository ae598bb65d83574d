import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const nodeTypes = dirname(dirname(require.resolve('@types/node/package.json')));

/** Compilers by the names of their packages. */
export type Compiler = 'typescript-5.4' | 'typescript-5.9' | 'typescript';

/** As strict as it gets, with the types of Node and its resolution. */
const strict = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2022'],
  typeRoots: [nodeTypes],
  types: ['node'],
};

/** What a compiler says of files in a folder; nothing where all is well. */
export function tsc(
  compiler: Compiler,
  folder: string,
  { files, options = {} }: { readonly files: readonly string[]; readonly options?: object },
): string {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...strict, ...options }, files }));
  const program = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
  return spawnSync(process.execPath, [program, '-p', folder], { encoding: 'utf8' }).stdout;
}
