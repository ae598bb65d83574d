import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The compilers that types must work with: the oldest, the newest written in TypeScript, the newest. */
const compilers = {
  'TypeScript 5.4': 'typescript-5.4',
  'TypeScript 5.9': 'typescript',
  'TypeScript 7': 'typescript-7',
};

/** The name of a compiler. */
export type Compiler = keyof typeof compilers;

export const compilerNames = Object.keys(compilers) as readonly Compiler[];

/** Options that find as much as possible; declarations are checked too. */
const strictest = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2022',
  lib: ['ES2022', 'DOM'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  types: [],
} as const;

const packageFolder = dirname(import.meta.dirname);

/**
 * Compiles files and gives the errors, one a line. The files are written below the package, so that they can import
 * what it can.
 */
export async function compile(
  compiler: Compiler,
  files: Readonly<Record<string, string>>,
  options: Readonly<Record<string, unknown>> = {},
): Promise<readonly string[]> {
  const folder = join(packageFolder, '.reports', 'compiled', crypto.randomUUID());
  await mkdir(folder, { recursive: true });
  try {
    const names = Object.keys(files);
    const config = { compilerOptions: { ...strictest, ...options }, files: names };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    for (const name of names) await writeFile(join(folder, name), files[name] ?? '');
    const output = await run(tscOf(compiler), ['-p', folder, '--pretty', 'false']);
    return output.split('\n').filter((line) => line !== '');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function tscOf(compiler: Compiler): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${compilers[compiler]}/package.json`)), 'bin', 'tsc');
}

/** What a script prints; the exit code only says whether there were errors. */
async function run(script: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve(`${stdout}${stderr}${error !== null && stdout === '' ? error.message : ''}`);
    });
  });
}

/** `any` as a type, not as a name. */
export const anyType = /[:|&(<.] ?any\b/;

/** A text of types without comments and string literals. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*\*.*?\*\/\n|"(?:[^"\\]|\\.)*"/gs, '');
}
