import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadModel, type Model } from '@opendas/openapi-model';
import { emitTypes } from '@opendas/openapi-types';
import { afterAll, describe, expect, test } from 'vitest';
import { writeClient } from './generated-client.ts';
import { mediaTypes } from './media-types.ts';
import { modelOf } from './model-of.ts';
import { tsc, type Compiler } from './tsc.ts';
import { typedPaths, typedSchemas } from './typed-document.ts';
import { typedUse } from './typed-use.ts';

const compilers = ['typescript-5.4', 'typescript-5.9', 'typescript'] as const;

/** Node's types and resolution, and those of browsers with a bundler. */
const settings = {
  nodenext: {},
  bundler: { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'], types: [] },
};

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** What a compiler says of a program that uses the client of a model; nothing where all is well. */
function compile(compiler: Compiler, options: object, model: Model, program: string): string {
  const folder = writeClient(model, {
    'package.json': '{ "type": "module" }',
    'types.d.ts': emitTypes(model, { source: 'test.json' }),
    'use.ts': program,
  });
  folders.push(folder);
  return tsc(compiler, folder, { files: ['use.ts'], options });
}

describe.each(compilers)('%s', (compiler) => {
  test.each(Object.entries(settings))('checks calls and results, %s', (_name, options) => {
    expect(compile(compiler, options, modelOf(typedPaths, typedSchemas), typedUse)).toBe('');
  });
});

test('types of bodies agree with how they are read and written, for every media type', () => {
  const responses = { json: 'Schema', text: 'string', blob: 'Blob', stream: 'ReadableStream<Uint8Array>' };
  const requests = { json: 'Schema', form: 'Schema', multipart: 'Schema | FormData', text: 'Text', binary: 'Bytes' };
  const paths = mediaTypes.map(([mediaType, schema], index) => [
    `/${index}`,
    {
      post: {
        operationId: `op${index}`,
        requestBody: { required: true, content: { [mediaType]: { schema } } },
        responses: { 200: { description: 'Done.', content: { [mediaType]: { schema } } } },
      },
    },
  ]);
  const checks = mediaTypes.map(([mediaType, , response, request], index) => {
    const operation = `operations['op${index}']`;
    const types = [`${operation}['responses'][200]`, `${operation}['requestBody']`].map(
      (type) => `${type}['content'][${JSON.stringify(mediaType)}]`,
    );
    const want = [responses, requests].map((table, place) =>
      (Object.entries(table).find(([kind]) => kind === [response, request][place])?.[1] ?? 'never')
        .replace('Schema', types[place] ?? '')
        .replace('Text', `TextOf<${types[place]}>`),
    );
    return [
      `same<Extract<Awaited<ReturnType<typeof client.op${index}>>, { ok: true }>['data'], ${want[0]}>();`,
      `same<NonNullable<Parameters<typeof client.op${index}>[1]>['body'], ${want[1]}>();`,
    ].join('\n');
  });
  const program = `
    import * as client from './client.js';
    import type { operations } from './types.js';
    type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    function same<A, B>(..._equal: Equal<A, B> extends true ? [] : ['these types differ', A, B]): void {}
    type Bytes = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | string;
    type TextOf<Schema> = unknown extends Schema ? string : [Schema] extends [string] ? Schema : string;
    export type Used = [Bytes, TextOf<string>];
    ${checks.join('\n')}`;
  const model = modelOf(Object.fromEntries(paths), { Text: { type: 'string' }, Thing: { type: 'object' } });
  expect(compile('typescript', settings.nodenext, model, program)).toBe('');
});

test('a document without operations compiles', () => {
  const program = "import { operations } from './client.js';\nexport const count = Object.keys(operations).length;\n";
  expect(compile('typescript', settings.nodenext, modelOf({}), program)).toBe('');
});

const corpus = process.env['OPENAPI_CORPUS'];
const documents = [
  'museum.yaml',
  'figma.yaml',
  'qdrant.json',
  'discord.json',
  'stripe-2023.yaml',
  'parameters-style.json',
  'schema-types.json',
];

describe.skipIf(corpus === undefined)('documents of others (set OPENAPI_CORPUS to their folder)', () => {
  test.each(documents)('the client of %s compiles', { timeout: 120_000 }, (document) => {
    const model = loadModel(join(corpus ?? '', document));
    expect(compile('typescript', settings.nodenext, model, "export * from './client.js';\n")).toBe('');
  });
});
