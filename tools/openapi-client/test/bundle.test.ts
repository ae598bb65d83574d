import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeClient } from './generated-client.ts';
import { modelOf } from './model-of.ts';
import { typedPaths, typedSchemas } from './typed-document.ts';

let folder: string;
beforeAll(() => {
  folder = writeClient(modelOf(typedPaths, typedSchemas));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The text that a bundler makes of a program. */
function bundle(program: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

describe('a bundle', () => {
  test('holds nothing of what is imported and not used', () => {
    expect(bundle("import * as client from './client.js';")).toBe('');
  });

  test('holds one operation with what it needs, in less than 2.5 kB', () => {
    const text = bundle("import { createTransport, createThing } from './client.js'; createThing(createTransport());");
    expect(gzipSync(text).length).toBeLessThan(2500);
    expect(text).toContain('createThing');
    expect(text).not.toMatch(/listThings|form-data|getReader|deepObject|\.blob\(|Bearer|ApiError/);
  });
});

describe('the runtime', () => {
  const files = (): readonly string[] => readdirSync(join(folder, 'client-runtime'));

  test('imports nothing but itself', () => {
    const texts = ['client.ts', ...files().map((name) => `client-runtime/${name}`)].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    const imports = texts.flatMap((text) => [...text.matchAll(/ from ['"]([^'"\n]+)['"];$/gm)]);
    expect(imports.length).toBeGreaterThan(20);
    expect(imports.map(([, from]) => from).filter((from) => !/^\.\/[\w/-]+\.js$/.test(from ?? ''))).toEqual([]);
    expect(texts.filter((text) => /\b(?:eval|Function)\(|\bimport\(|sourceMappingURL/.test(text))).toEqual([]);
  });

  test('has declarations beside every module, and none of them says any', () => {
    const modules = files().filter((name) => name.endsWith('.js'));
    expect(modules.length).toBeGreaterThan(10);
    expect(files().toSorted()).toEqual(modules.flatMap((name) => [name.replace(/js$/, 'd.ts'), name]).toSorted());
    const declarations = files().filter((name) => name.endsWith('.d.ts'));
    const texts = declarations.map((name) => readFileSync(join(folder, 'client-runtime', name), 'utf8'));
    expect(texts.filter((text) => /[:<|&(] ?any\b/.test(text.replaceAll(/\/\*.*?\*\//gs, '')))).toEqual([]);
  });
});
