import type { Json, JsonObject } from '@opendas/openapi-model';
import { emitTypes } from '@opendas/openapi-types';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { modelOf } from './model-of.ts';

const names = ['a', 'b', 'c'] as const;
const name = fc.constantFrom(...names);
const literal = fc.constantFrom<Json>(
  'a',
  'b',
  '',
  0,
  1,
  1.5,
  true,
  false,
  null,
  [],
  {},
  [1],
  { a: 1 },
  { a: { b: 'a' } },
);

const { value, members } = fc.letrec<{ value: Json; members: JsonObject }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, literal, fc.array(tie('value'), { maxLength: 3 }), tie('members')),
  members: fc.dictionary(name, tie('value'), { maxKeys: 3 }),
}));

/** Schemas with `type` wherever they describe objects: without it, types promise more on purpose. */
const { schema } = fc.letrec<{ schema: Json; typed: JsonObject; object: JsonObject; array: JsonObject }>((tie) => {
  const several = fc.array(tie('schema'), { minLength: 1, maxLength: 3 });
  const optional = { requiredKeys: [] as never[] };
  return {
    schema: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<Json>(
        true,
        false,
        {},
        { $ref: '#/components/schemas/Recursive' },
        { $ref: '#/components/schemas/Pair' },
      ),
      fc.record({ type: fc.subarray(['string', 'integer', 'number', 'boolean', 'null'], { minLength: 1 }) }),
      fc.record({ const: literal }),
      fc.record({ enum: fc.array(literal, { minLength: 1, maxLength: 3 }) }),
      fc.record({ allOf: several }),
      fc.record({ anyOf: several }),
      fc.record({ oneOf: several }),
      fc.record({ not: tie('schema') }),
      tie('object'),
      tie('array'),
      tie('typed'),
    ),
    object: fc
      .record(
        {
          properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }),
          required: fc.uniqueArray(name),
          additionalProperties: tie('schema'),
          patternProperties: fc.dictionary(fc.constantFrom('a', '^[bc]$'), tie('schema'), { maxKeys: 2 }),
        },
        optional,
      )
      .map((keywords): JsonObject => ({ type: 'object', ...keywords })),
    array: fc
      .record(
        {
          items: tie('schema'),
          prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
          minItems: fc.nat(3),
          maxItems: fc.nat(3),
        },
        optional,
      )
      .map((keywords): JsonObject => ({ type: 'array', ...keywords })),
    typed: fc
      .tuple(
        fc.record({ type: fc.subarray(['object', 'array', 'string', 'integer', 'null'], { minLength: 1 }) }),
        tie('object'),
        tie('array'),
        fc.record(
          { anyOf: several, oneOf: several, allOf: several, enum: fc.array(literal, { minLength: 1 }) },
          optional,
        ),
      )
      .map(([type, object, array, combined]): JsonObject => ({ ...object, ...array, ...combined, ...type })),
  };
});

const components: JsonObject = {
  Recursive: {
    anyOf: [
      { type: ['string', 'integer'] },
      { type: 'array', items: { $ref: '#/components/schemas/Recursive' } },
      { type: 'object', properties: { a: { $ref: '#/components/schemas/Recursive' } }, required: ['b'] },
    ],
  },
  Pair: { type: 'object', properties: { a: { type: 'string' }, b: { type: ['integer', 'null'] } }, required: ['a'] },
};

/** The type that has one value. A member that is not there is so in the type too, as TypeScript asks for one in common. */
function exactType(given: Json): string {
  if (Array.isArray(given)) return `[${given.map((item: Json) => exactType(item)).join(', ')}]`;
  if (typeof given !== 'object' || given === null) return JSON.stringify(given);
  const own = Object.entries(given).map(([key, item]) => `${key}: ${exactType(item)}`);
  const others = names.filter((key) => !Object.hasOwn(given, key)).map((key) => `${key}?: never`);
  return `{ ${[...own, ...others].join('; ')} }`;
}

test('every value that a validator accepts is of the type', { timeout: 60_000 }, async () => {
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  const schemas = fc.sample(schema, { numRuns: 500, seed: 1 });
  const samples = [...fc.sample(value, { numRuns: 100, seed: 2 }), ...fc.sample(members, { numRuns: 50, seed: 3 })];
  const values = [...new Map(samples.map((sample) => [exactType(sample), sample])).values()];
  const checks = schemas.flatMap((each, index) => {
    const validate = ajv.compile({ components: { schemas: components }, allOf: [each] });
    return values.flatMap((sample, number) => (validate(sample) ? [`fits<S['S${index}'], V${number}>();`] : []));
  });
  const named = Object.fromEntries(schemas.map((each, index) => [`S${index}`, each]));
  const text = `import type { components } from './types.d.ts';
type S = components['schemas'];
const fits = <Type, Value extends Type>(value?: Value): Value | undefined => value;
${values.map((sample, number) => `type V${number} = ${exactType(sample)};`).join('\n')}
${checks.join('\n')}
`;
  const types = emitTypes(modelOf({ ...components, ...named }), { source: 'random.yaml' });
  expect(checks.length).toBeGreaterThan(5000);
  const errors = await compile('TypeScript 7', { 'types.d.ts': types, 'checks.ts': text });
  expect(errors.filter((error) => !error.startsWith(' ')).map((error) => explained(error, text, named))).toEqual([]);
});

/** What did not fit, with its schema. */
function explained(error: string, text: string, named: JsonObject): string {
  const line = text.split('\n')[Number(/checks\.ts\((\d+),/.exec(error)?.[1]) - 1] ?? '';
  const [, schemaName = '', valueName = ''] = /S\['(S\d+)'\], (V\d+)/.exec(line) ?? [];
  const type = text.split('\n').find((other) => other.startsWith(`type ${valueName} =`));
  return `${error}\n${type}\n${JSON.stringify(named[schemaName])}`;
}
