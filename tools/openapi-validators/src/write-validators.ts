import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmittedValidators } from './emit-validators.ts';

/** The compiled runtime, which is copied beside the emitted module so that it depends on no package. */
const runtime = fileURLToPath(new URL('./runtime', import.meta.url));

/** What users of the output import: the validators, and what goes with them. */
function indexFiles(exports: readonly string[]): ReadonlyMap<string, string> {
  const validators = `export { ${exports.join(', ')} } from './validators.js';\n`;
  return new Map([
    ['index.js', `${validators}export { formatPath, ValidationError } from './runtime/issue.js';\n`],
    [
      'index.d.ts',
      `${validators}export { formatPath, ValidationError, type Issue } from './runtime/issue.js';\nexport type { StandardResult, Validator } from './runtime/validator.js';\n`,
    ],
  ]);
}

/** Every file of the output with its text, by its path in the output folder. */
export function outputFiles({ javascript, declarations, exports }: EmittedValidators): ReadonlyMap<string, string> {
  const copied = readdirSync(runtime)
    .filter((name) => /\.(js|d\.ts)$/.test(name) && !name.includes('.test.') && isUsed(name, javascript))
    .toSorted()
    .map(
      (name) =>
        [
          `runtime/${name}`,
          readFileSync(join(runtime, name), 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n'),
        ] as const,
    );
  return new Map([...indexFiles(exports), ['validators.js', javascript], ['validators.d.ts', declarations], ...copied]);
}

/** Whether a file of the runtime is used: those of formats only where formats are checked, `format-uri` with `format-network`. */
function isUsed(name: string, javascript: string): boolean {
  const format = /^(format-\w+)\./.exec(name)?.[1];
  if (format === undefined) return true;
  return (
    javascript.includes(`./runtime/${format}.js`) ||
    (format === 'format-network' && javascript.includes('./runtime/format-uri.js'))
  );
}

/** Writes the files that differ from what is there. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(join(folder, 'runtime'), { recursive: true });
  for (const name of staleFiles(folder, files)) writeFileSync(join(folder, name), files.get(name) ?? '');
}

/** Names of the files that are missing or have another text. */
export function staleFiles(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  return [...files]
    .filter(([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text)
    .map(([name]) => name);
}
