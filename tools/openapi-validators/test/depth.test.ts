import type { Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile, documentOf, type Schemas } from './compile.ts';

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that follow a value as deep as it goes. */
const deep: { readonly [name: string]: Json } = {
  'a schema that refers to itself': { type: 'object', properties: { a: reference('X') } },
  'a schema that refers to itself by way of others': {
    anyOf: [{ type: 'null' }, { additionalProperties: { allOf: [reference('Between')] } }],
  },
  'a schema that refers to one that refers to itself': { properties: { a: reference('Tree') } },
  'a schema that compares items': { properties: { a: { type: 'array', uniqueItems: true } } },
};

function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}

describe.each(Object.entries(deep))('%s', (name, schema) => {
  const wrap = (value: unknown): unknown => (name.includes('compares') ? { a: [value] } : value);

  it('refuses what is nested too deep to be checked, and does not throw', async () => {
    const { schemas } = await compile(
      documentOf({
        X: schema,
        Between: { items: false, ...(reference('X') as object) },
        Tree: { properties: { a: reference('Tree') } },
      }),
    );
    const validator: Schemas[string] = schemas['X']!;
    const tooDeep = wrap(nested(200_000));
    expect(validator.is(tooDeep)).toBe(false);
    expect(validator.issues(tooDeep)).toEqual([
      {
        path: [],
        keyword: 'depth',
        expected: 'a value that is nested less deep',
        message: 'expected a value that is nested less deep, got one that is nested too deep to be checked',
      },
    ]);
    expect(() => {
      validator.assert(tooDeep);
    }).toThrow('nested less deep');
    expect(validator['~standard'].validate(tooDeep)).toMatchObject({ issues: [{ path: [] }] });
    const usual = wrap(nested(500));
    expect([validator.is(usual), validator.issues(usual)]).toEqual([true, []]);
  });
});

it('other schemas are indifferent to what is nested where they say nothing', async () => {
  const { schemas } = await compile(documentOf({ X: { const: { a: { a: 1 } } }, Y: { properties: { b: true } } }));
  expect([schemas['X']?.is(nested(200_000)), schemas['Y']?.is(nested(200_000))]).toEqual([false, true]);
  expect(schemas['X']?.issues(nested(200_000))).toHaveLength(1);
});
