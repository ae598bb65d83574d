import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The TypeScript versions that the output compiles with: the oldest supported, the last of the old compiler, the new one. */
export const typescriptVersions = { '5.4': 'typescript-5.4', '5.9': 'typescript-5.9', '7.0': 'typescript' } as const;

const require = createRequire(import.meta.url);

/** The settings that a careful project has; nothing in the output is exempt, declarations neither. */
const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  types: [],
};

/** Type-checks everything in a folder; gives the errors, one a line. */
export function typeErrors(folder: string, version: keyof typeof typescriptVersions): Promise<readonly string[]> {
  const project = join(folder, `tsconfig.${version}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions, include: ['**/*.ts', '**/*.d.ts'] }));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const compiler = join(dirname(require.resolve(`${typescriptVersions[version]}/package.json`)), 'bin/tsc');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [compiler, '-p', project, '--pretty', 'false'],
      { maxBuffer: 64 * 1024 * 1024 },
      (error, stdout) => resolve(error === null ? [] : stdout.split('\n').filter((line) => line !== '')),
    );
  });
}
