import type { Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile, documentOf } from './compile.ts';

/** Names that a document may have and that a careless generator stumbles over. */
const names = [
  '__proto__',
  'constructor',
  'toString',
  'undefined',
  'NaN',
  'Infinity',
  'arguments',
  'default',
  'then',
  '',
  ' ',
  'a b',
  'a-b',
  'a.b',
  'a/b~c%d',
  'pet',
  'Pet',
  'PET',
  '💩',
  '💩💩',
  'ü',
  '1',
  '"quoted\\"',
  "it's",
  '\u2028',
  '${x}',
  '*/',
];

const schemaOf = (index: number): Json => ({ type: 'array', items: { const: index }, uniqueItems: true });
const schemas = Object.fromEntries(names.map((name, index) => [name, schemaOf(index)]));

function indexesThatFit(validator: { is(value: unknown): boolean } | undefined): readonly number[] {
  return [...names.keys()].filter((index) => validator?.is([index]) === true);
}

describe('any name', () => {
  it.each([...names.entries()])('%d: %j is a component', async (index, name) => {
    const module = await compile(documentOf(schemas));
    expect(Object.keys(module.schemas)).toEqual(expect.arrayContaining([name]));
    expect(indexesThatFit(Object.getOwnPropertyDescriptor(module.schemas, name)?.value)).toEqual([index]);
  });

  it('gives every component an export of its own', async () => {
    const module: object = await compile(documentOf(schemas));
    const own = new Set(
      Object.values(module).filter((value) => typeof value === 'object' && value !== null && 'is' in value),
    );
    expect(own.size).toBe(names.length);
  });

  it('is an operation, a property and a parameter', async () => {
    const document = {
      openapi: '3.1.0',
      info: { title: 'Test', version: '1' },
      paths: Object.fromEntries(
        names.map((name, index) => [
          `/p${index}`,
          {
            post: {
              operationId: name,
              parameters: [{ name, in: 'query', required: true, schema: { const: 'x' } }],
              requestBody: {
                required: true,
                content: {
                  'application/json': {
                    schema: {
                      required: [name],
                      properties: Object.fromEntries([[name, { const: index }]]),
                      additionalProperties: false,
                    },
                  },
                },
              },
              responses: { 200: { description: '' } },
            },
          },
        ]),
      ),
    };
    const { operations } = await compile(document);
    for (const [index, name] of names.entries()) {
      const operation = Object.getOwnPropertyDescriptor(operations, name)?.value as (typeof operations)[string];
      const member = (value: unknown): unknown => Object.fromEntries([[name, value]]);
      const given = [member(index), member('x'), {}];
      expect([name, ...given.map((value) => operation.requestBody?.is(value))]).toEqual([name, true, false, false]);
      expect([name, ...given.map((value) => operation.parameters.is({ query: value }))]).toEqual([
        name,
        false,
        true,
        false,
      ]);
    }
  });
});
