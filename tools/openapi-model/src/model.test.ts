import { describe, expect, test } from 'vitest';
import { DocumentError } from './document-error.ts';
import type { Json, JsonObject } from './json.ts';
import { createModel } from './model.ts';

const minimal: JsonObject = { openapi: '3.1.1', info: { title: 'Shares', version: '1.2.3' } };

function problemsOf(document: Json): readonly string[] {
  try {
    createModel(document);
  } catch (error) {
    if (error instanceof DocumentError) return error.problems.map(({ pointer, message }) => `${pointer}: ${message}`);
    throw error;
  }
  return [];
}

describe('createModel', () => {
  test('reads a document without paths, as OpenAPI 3.1 allows', () => {
    const model = createModel(minimal);
    expect({ ...model, schemas: [...model.schemas] }).toEqual({
      title: 'Shares',
      version: '1.2.3',
      openapi: '3.1.1',
      servers: [{ url: '/', description: undefined }],
      operations: [],
      schemas: [],
      warnings: [],
      furtherFiles: [],
      placeOf: expect.any(Function),
      securitySchemes: [],
    });
  });

  test('lists operations by path, then by the order of methods in the standard, and no extension', () => {
    const document = {
      ...minimal,
      paths: {
        '/b': { post: { operationId: 'B' }, get: { operationId: 'A' }, summary: 'words' },
        'x-note': { get: {} },
        '/a': { $ref: '#/components/pathItems/shared' },
      },
      components: { pathItems: { shared: { trace: { operationId: 'C' } } } },
    };
    expect(
      createModel(document).operations.map(({ operationId, method, path }) => [operationId, method, path]),
    ).toEqual([
      ['A', 'get', '/b'],
      ['B', 'post', '/b'],
      ['C', 'trace', '/a'],
    ]);
  });

  test('keeps component schemas as they stand, in document order', () => {
    const schemas = { Second: { $ref: '#/components/schemas/First' }, First: { type: 'string' }, Nothing: false };
    expect([...createModel({ ...minimal, components: { schemas } }).schemas]).toEqual(Object.entries(schemas));
  });

  test('gives operations the security of the document', () => {
    const components = { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } };
    const document = {
      ...minimal,
      components,
      security: [{ token: [] }],
      paths: { '/a': { get: {}, put: { security: [] } } },
    };
    expect(createModel(document).operations.map(({ security }) => security)).toEqual([[['token']], []]);
  });
});

describe('a document that cannot be used', () => {
  test.each<{ name: string; document: Json; want: readonly string[] }>([
    { name: 'is no object', document: [], want: ['#: expected an OpenAPI document: an object'] },
    {
      name: 'is Swagger 2.0',
      document: { ...minimal, openapi: undefined as unknown as Json, swagger: '2.0' },
      want: [
        '#/openapi: expected an OpenAPI document of version 3.0 or 3.1, got Swagger 2.0; convert it first, for example with npx swagger2openapi',
      ],
    },
    {
      name: 'is OpenAPI 3.2',
      document: { ...minimal, openapi: '3.2.0' },
      want: ['#/openapi: expected an OpenAPI document of version 3.0 or 3.1, got "3.2.0"'],
    },
    {
      name: 'is of a version with a similar number',
      document: { ...minimal, openapi: '3.10.0' },
      want: ['#/openapi: expected an OpenAPI document of version 3.0 or 3.1, got "3.10.0"'],
    },
    {
      name: 'has no title',
      document: { openapi: '3.1.0', info: { version: '1' } },
      want: ['#/info/title: a string is required here'],
    },
    {
      name: 'has a path item that is no object',
      document: { ...minimal, paths: { '/a': 'words' } },
      want: ['#/paths/~1a: expected an object, got a string'],
    },
    {
      name: 'uses an operationId twice',
      document: { ...minimal, paths: { '/a': { get: { operationId: 'A' } }, '/b': { get: { operationId: 'A' } } } },
      want: ['#/paths/~1b/get/operationId: operationId A is taken by #/paths/~1a/get; every operation needs its own'],
    },
    {
      name: 'requires a security scheme that it does not have',
      document: { ...minimal, security: [{ token: [] }], paths: { '/a': { get: {} } } },
      want: ['#/components/securitySchemes: the security scheme token is required and not described'],
    },
    {
      name: 'has several problems, which are all listed',
      document: { ...minimal, paths: { '/a': { get: { deprecated: 1 }, put: { tags: {} } } } },
      want: [
        '#/paths/~1a/get/deprecated: expected true or false, got a number',
        '#/paths/~1a/put/tags: expected an array, got an object',
      ],
    },
  ])('$name', ({ document, want }) => {
    expect(problemsOf(document)).toEqual(want);
  });
});
