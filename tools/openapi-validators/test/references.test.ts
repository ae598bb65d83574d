import type { Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile, documentOf } from './compile.ts';

describe('references', () => {
  it('follows schemas that refer to themselves', async () => {
    const { schemas } = await compile(
      documentOf({
        Tree: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string' },
            children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          },
        },
      }),
    );
    const tree = (leaf: unknown): unknown => ({ name: 'root', children: [{ name: 'branch', children: [leaf] }] });
    expect(schemas['Tree']?.is(tree({ name: 'leaf' }))).toBe(true);
    expect(schemas['Tree']?.issues(tree({ name: 1 }))).toEqual([
      {
        path: ['children', 0, 'children', 0, 'name'],
        keyword: 'type',
        expected: 'a string',
        message: 'expected a string, got an integer',
      },
    ]);
  });

  it('checks the keywords beside a reference', async () => {
    const { schemas } = await compile(
      documentOf({ Text: { type: 'string' }, Short: { $ref: '#/components/schemas/Text', maxLength: 2 } }),
    );
    expect(['ab', 'abc', 1].map((value) => schemas['Short']?.is(value))).toEqual([true, false, false]);
  });

  it('keeps apart names that are the same as identifiers', async () => {
    const { schemas } = await compile(
      documentOf({
        'a.b': { const: 1 },
        'a-b': { const: 2 },
        class: { const: 3 },
        'ref/to~x': { $ref: '#/components/schemas/a-b' },
      }),
    );
    expect(
      ['a.b', 'a-b', 'class', 'ref/to~x'].map((name) => [1, 2, 3].filter((value) => schemas[name]?.is(value))),
    ).toEqual([[1], [2], [3], [2]]);
  });
});

describe('names of components', () => {
  it.each([
    [
      'names that the emitted files export themselves',
      ['ValidationError', 'formatPath', 'Issue', 'schemas', 'operations'],
    ],
    [
      'names that look like those inside the module',
      ['A', 'schema_A', 'is_A', 'A_request', 'pattern_1', 'check_1', '1', '_1'],
    ],
    ['names of the runtime', ['characterCount', 'areUnique', 'equalJson', 'validator']],
    ['words of the language', ['default', 'undefined', 'NaN', 'RegExp', 'Object', 'class', 'await']],
  ])('may be %s', async (_, names) => {
    const schemaOf = (index: number): Json => ({
      type: 'array',
      items: { type: 'string', pattern: `^a{${index}}$`, maxLength: 9, not: { const: 'x' } },
      uniqueItems: true,
    });
    const { schemas } = await compile(
      documentOf(Object.fromEntries(names.map((name, index) => [name, schemaOf(index)]))),
    );
    expect(names.map((name) => names.findIndex((_other, index) => schemas[name]?.is(['a'.repeat(index)])))).toEqual(
      names.map((_name, index) => index),
    );
  });

  it('are all exported, the names of the files included', async () => {
    const exported: object = await compile(
      documentOf({ ValidationError: { type: 'string' }, 'a.b': { type: 'string' } }),
    );
    expect(Object.keys(exported).toSorted()).toEqual(
      ['ValidationError', 'ValidationError_2', 'a_b', 'formatPath', 'operations', 'schemas'].toSorted(),
    );
  });
});

describe('what cannot be checked', () => {
  it.each<[string, Json, string]>([
    [
      'a reference to nothing',
      { $ref: '#/components/schemas/Y' },
      '#/components/schemas/X/$ref: the reference #/components/schemas/Y points to nothing',
    ],
    [
      'a value that its keyword cannot have',
      { anyOf: [{ maximum: '5' }] },
      '#/components/schemas/X/anyOf/0/maximum: the value of maximum must be a number, but is "5"',
    ],
  ])('refuses %s, and says where', async (_, schema, message) => {
    await expect(compile(documentOf({ X: schema }))).rejects.toThrow(message);
  });

  it.each<[string, { readonly [name: string]: Json }, string]>([
    ['by a reference', { A: { $ref: '#/components/schemas/A' } }, 'A → A'],
    [
      'by way of another schema',
      {
        A: { allOf: [{ anyOf: [{ $ref: '#/components/schemas/B' }] }] },
        B: { then: { $ref: '#/components/schemas/A' } },
      },
      'A → B → A',
    ],
    ['in an exclusion', { A: { not: { $ref: '#/components/schemas/A' } } }, 'A → A'],
    [
      'where a member is present',
      { A: { dependentSchemas: { a: { oneOf: [{ $ref: '#/components/schemas/A' }] } } } },
      'A → A',
    ],
  ])('refuses a schema that refers to itself for the same value %s', async (_, schemas, loop) => {
    await expect(compile(documentOf(schemas))).rejects.toThrow(
      `#/components/schemas/A: checking a value would never end, since the schema refers to itself for the same value: ${loop}`,
    );
  });

  it('accepts that one schema is referred to twice for the same value', async () => {
    const twice: Json = [{ $ref: '#/components/schemas/Text' }, { $ref: '#/components/schemas/Text' }];
    const { schemas } = await compile(documentOf({ Text: { type: 'string' }, A: { allOf: twice } }));
    expect(['x', 1].map((value) => schemas['A']?.is(value))).toEqual([true, false]);
  });

  it('names everything, not only the first', async () => {
    const loop = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
    await expect(compile(documentOf({ X: loop('X'), Y: loop('Y') }))).rejects.toThrow(/X → X[^]*Y → Y/);
  });
});

it('are followed along a chain of 2,000 schemas', async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [
      `S${index}`,
      { type: 'object', properties: { next: { $ref: `#/components/schemas/S${index + 1}` } } },
    ]),
  );
  const { schemas } = await compile(documentOf({ ...chain, S2000: { type: 'string' } }));
  expect(schemas['S1999']?.is({ next: 'end' })).toBe(true);
  expect(schemas['S0']?.is({ next: { next: 1 } })).toBe(false);
});
