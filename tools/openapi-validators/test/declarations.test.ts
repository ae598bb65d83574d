import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createModel, type Json } from '@opendas/openapi-model';
import { emitValidators, outputFiles, writeFiles } from '@opendas/openapi-validators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const pet: Json = { $ref: '#/components/schemas/Pet' };
const document: Json = {
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  paths: {
    '/pets/{id}': {
      post: {
        operationId: 'change pet',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'page', in: 'query', schema: { type: 'integer' } },
          { name: 'session', in: 'cookie', schema: { type: 'string' } },
        ],
        requestBody: { content: { 'application/json': { schema: pet }, 'text/csv': { schema: { type: 'string' } } } },
        responses: {
          200: { description: '', content: { 'application/json': { schema: pet } } },
          '4XX': {
            description: '',
            content: { 'text/plain': { schema: { type: 'string' } }, 'text/csv': { schema: { type: 'string' } } },
          },
          default: { description: '' },
        },
      },
      get: { operationId: '__proto__', responses: { 204: { description: '' } } },
    },
  },
  components: {
    schemas: {
      Pet: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      undefined: { type: 'string' },
      default: { type: 'string' },
      '': { type: 'string' },
    },
  },
};

/** Types of the document as openapi-typescript makes them. */
const types = `
export interface components { schemas: { Pet: { name: string }; undefined: string; default: string; "": string } }
export interface operations {
  "change pet": {
    parameters: { query?: { page?: number }; header?: never; path: { id: string }; cookie?: { session?: string } };
    requestBody?: { content: { "application/json": components["schemas"]["Pet"]; "text/csv": string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Pet"] } };
      "4XX": { headers: { [name: string]: unknown }; content: { "text/plain": string; "text/csv": string } };
      default: { headers: { [name: string]: unknown }; content?: never };
    };
  };
  __proto__: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: { 204: { headers: { [name: string]: unknown }; content?: never } };
  };
}
`;

const use = `
import { Pet, ValidationError, formatPath, operations, schemas, type Issue, type Validator } from './out/index.js';

const value: unknown = JSON.parse('{}');
if (Pet.is(value)) value.name satisfies string;
schemas.Pet satisfies Validator<{ name: string }>;
schemas[''] satisfies Validator<string>;
const { parameters, requestBody, responses, content } = operations['change pet'];
if (parameters.is(value)) {
  value.path.id satisfies string;
  value.query?.page satisfies number | undefined;
  value.cookie?.session satisfies string | undefined;
}
if (requestBody.is(value)) value?.name satisfies string | undefined;
if (responses[200].is(value)) value.name satisfies string;
if (responses['4XX'].is(value)) value satisfies string;
if (content.requestBody['text/csv'].is(value)) value satisfies string | undefined;
if (content.responses['4XX']['text/csv'].is(value)) value satisfies string;
operations['__proto__'].requestBody satisfies undefined;
// @ts-expect-error The response has no body.
responses.default;
// @ts-expect-error The operation has one media type in this response.
content.responses[200];
const issues: readonly Issue[] = Pet.issues(value);
issues.map(({ path }) => formatPath(path)) satisfies string[];
new ValidationError(issues) satisfies Error;
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-validators-'));
  const model = createModel(document);
  writeFiles(join(folder, 'out'), outputFiles(emitValidators(model, { source: 'test.json', types: '../types.js' })));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'types.ts'), types);
  writeFileSync(join(folder, 'use.ts'), use);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the declarations', () => {
  it.each(['typescript-5.4', 'typescript-5.9', 'typescript'])('are read by %s in its strictest form', (compiler) => {
    const tsc = fileURLToPath(new URL(`../node_modules/${compiler}/bin/tsc`, import.meta.url));
    const strict = [
      '--strict',
      '--noUncheckedIndexedAccess',
      '--exactOptionalPropertyTypes',
      '--skipLibCheck',
      'false',
    ];
    const target = ['--target', 'ES2022', '--lib', 'ES2022', '--module', 'NodeNext'];
    const { stdout, status } = spawnSync(process.execPath, [tsc, '--noEmit', ...strict, ...target, 'use.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});
