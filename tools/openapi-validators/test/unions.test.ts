import type { Json } from '@opendas/openapi-model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile, documentOf, fitsInSecondPass } from './compile.ts';

const tag = fc.constantFrom<Json>('a', 'b', 1, null);
const tagName = fc.constantFrom('kind', 'constructor');

const restriction = fc.oneof(
  { weight: 3, arbitrary: tag.map((only) => ({ const: only })) },
  { weight: 3, arbitrary: fc.uniqueArray(tag, { minLength: 1, maxLength: 2 }).map((members) => ({ enum: members })) },
  { weight: 1, arbitrary: fc.constant({ type: 'string' }) },
);

/** An object that a member tells apart from others, or nearly. */
const alternative: fc.Arbitrary<Json> = fc
  .record({
    name: tagName,
    tagged: restriction,
    other: restriction,
    required: fc.constantFrom(['kind', 'constructor'], ['kind', 'constructor'], ['kind'], []),
    type: fc.constantFrom<{ readonly [keyword: string]: Json }>({}, { type: 'object' }, { type: 'object' }),
    isSplit: fc.boolean(),
  })
  .map(({ name, tagged, other: restricted, required, type, isSplit }) => {
    const properties = { [name]: tagged, other: restricted };
    return isSplit ? { ...type, allOf: [{ properties }, { required }] } : { ...type, properties, required };
  });

const other = fc.constantFrom<Json>({ type: 'null' }, { type: ['string', 'array'] }, { const: 'a' }, true);

const union = fc
  .record({
    keyword: fc.constantFrom('oneOf', 'anyOf'),
    alternatives: fc.array(fc.oneof({ weight: 5, arbitrary: alternative }, { weight: 1, arbitrary: other }), {
      minLength: 2,
      maxLength: 4,
    }),
    around: fc.constantFrom<{ readonly [keyword: string]: Json }>({}, { type: 'object' }, { type: ['object', 'null'] }),
  })
  .map(({ keyword, alternatives, around }) => ({ ...around, [keyword]: alternatives }));

const value = fc.oneof(
  fc.record<{ [name: string]: Json }>(
    { kind: tag, constructor: tag, other: fc.oneof(tag, fc.constant<Json>(['a'])) },
    { requiredKeys: [] },
  ),
  fc.constantFrom<Json>(null, 'a', ['a'], 1, true),
);

it('alternatives that a member tells apart are checked as if each were asked', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(union, { minLength: 10, maxLength: 10 }),
      fc.array(value, { minLength: 40, maxLength: 40 }),
      async (schemas, values) => {
        const { schemas: validators } = await compile(
          documentOf(Object.fromEntries(schemas.map((schema, index) => [`S${index}`, schema]))),
        );
        const ajv = new Ajv2020({ strict: false, ownProperties: true });
        schemas.forEach((schema, index) => {
          const { is } = validators[`S${index}`]!;
          const want = values.map((candidate) => ajv.validate(schema, candidate));
          const given = JSON.stringify(schema);
          expect({ given, is: values.map((candidate) => is(candidate)) }).toEqual({ given, is: want });
          const secondPass = values.map((candidate) => fitsInSecondPass(schema, candidate));
          expect({ given, secondPass }).toEqual({ given, secondPass: want });
        });
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});
