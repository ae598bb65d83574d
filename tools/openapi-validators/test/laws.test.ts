import fc from 'fast-check';
import type { Json } from '@opendas/openapi-model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { compile, documentOf, fitsInSecondPass } from './compile.ts';

const name = fc.constantFrom('a', 'b', 'constructor', '__proto__');
// Ajv passes over a property that is called __proto__; keywords.test.ts has that case.
const schemaName = fc.constantFrom('a', 'b', 'constructor');
const small = fc.integer({ min: 0, max: 3 });
const bound = fc.integer({ min: -2, max: 4 });
const scalar = fc.oneof(fc.constantFrom<Json>(null, true, false, '', 'a', 'ab', 'aab', '💩', 0, 1, 2, 1.5, -1));
const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const types = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object');

/** Keywords that say nothing without another. */
const companions: Readonly<Record<string, string>> = {
  then: 'if',
  else: 'if',
  minContains: 'contains',
  maxContains: 'contains',
};

/** Schemas of every keyword but `$ref`, with these names of members. */
function schemasWith(memberName: fc.Arbitrary<string>): fc.Arbitrary<Json> {
  return fc.letrec<{ schema: Json }>((tie) => {
    const inner = tie('schema');
    const list = fc.array(inner, { minLength: 1, maxLength: 2 });
    const keywords = fc.record(
      {
        type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
        const: fc.oneof(scalar, fc.dictionary(memberName, scalar, { maxKeys: 2, noNullPrototype: true })),
        enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
        minimum: bound,
        maximum: bound,
        exclusiveMinimum: bound,
        exclusiveMaximum: bound,
        multipleOf: fc.constantFrom(0.5, 1, 2),
        minLength: small,
        maxLength: small,
        pattern: fc.constantFrom('^a', 'b$', '^.$'),
        minItems: small,
        maxItems: small,
        uniqueItems: fc.boolean(),
        items: inner,
        prefixItems: list,
        contains: inner,
        minContains: small,
        maxContains: small,
        required: fc.uniqueArray(memberName, { maxLength: 2 }),
        properties: fc.dictionary(memberName, inner, { maxKeys: 2 }),
        patternProperties: fc.dictionary(fc.constantFrom('^a', 'o'), inner, { maxKeys: 1 }),
        additionalProperties: inner,
        propertyNames: inner,
        unevaluatedProperties: inner,
        unevaluatedItems: inner,
        minProperties: small,
        maxProperties: small,
        dependentRequired: fc.dictionary(memberName, fc.uniqueArray(memberName, { maxLength: 2 }), { maxKeys: 2 }),
        dependentSchemas: fc.dictionary(memberName, inner, { maxKeys: 1 }),
        allOf: list,
        anyOf: list,
        oneOf: list,
        not: inner,
        if: inner,
        then: inner,
        else: inner,
      },
      { requiredKeys: [] },
    );
    return {
      schema: fc.oneof(
        { maxDepth: 2 },
        fc.boolean(),
        // Few keywords at a time, or hardly any value would fit.
        keywords.chain((all) =>
          fc
            .subarray(Object.keys(all), { maxLength: Math.min(3, Object.keys(all).length) })
            .map((kept) => [...kept, ...kept.flatMap((key) => companions[key] ?? [])].filter((key) => key in all))
            .map((kept) => Object.fromEntries(kept.map((key) => [key, Reflect.get(all, key) as Json]))),
        ),
      ),
    };
  }).schema;
}

/** Ajv 8.20 takes an empty array to contain a match where the schema has `prefixItems` as well (Core §10.3.1.3 says otherwise). */
function ajvErrs(given: Json): boolean {
  const text = JSON.stringify(given);
  return text.includes('"contains"') && text.includes('"prefixItems"');
}

it('the compiled check, the second pass and Ajv agree about every value', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(schemasWith(schemaName), { minLength: 10, maxLength: 10 }),
      fc.array(value, { minLength: 20, maxLength: 20 }),
      async (schemas, values) => {
        const compiled = await compile(
          documentOf(Object.fromEntries(schemas.map((entry, index) => [`S${index}`, entry]))),
        );
        const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
        schemas.forEach((entry, index) => {
          const ajvCheck = ajv.compile(entry as boolean | object);
          for (const candidate of values) {
            const given = JSON.stringify({ schema: entry, value: candidate });
            const is = compiled.schemas[`S${index}`]?.is(candidate);
            expect({ given, is }).toEqual({ given, is: fitsInSecondPass(entry, candidate) });
            expect({ given, is }).toEqual({ given, is: ajvErrs(entry) ? is : ajvCheck(candidate) });
          }
        });
      },
    ),
    // A fixed seed: Ajv is no faultless oracle, and a case where it errs should not turn an unrelated change red.
    { numRuns: 30, endOnFailure: true, seed: 20_260_120 },
  );
});

/** Schemas of objects that mark members and require them, in all ways to combine schemas. */
const markedSchema = fc.letrec<{ schema: Json }>((tie) => {
  const inner = tie('schema');
  const list = fc.array(inner, { minLength: 1, maxLength: 2 });
  const member = fc.constantFrom<Json>({ readOnly: true }, { writeOnly: true, type: 'integer' }, {}, { type: 'null' });
  const keywords = fc.record(
    {
      properties: fc.dictionary(schemaName, fc.oneof(member, member, inner), { minKeys: 1, maxKeys: 2 }),
      required: fc.uniqueArray(schemaName, { minLength: 1, maxLength: 2 }),
      dependentRequired: fc.dictionary(schemaName, fc.uniqueArray(schemaName, { maxLength: 2 }), { maxKeys: 1 }),
      unevaluatedProperties: fc.constantFrom<Json>(false, { type: 'null' }),
      contains: inner,
      maxContains: fc.constant(1),
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: inner,
      if: inner,
      then: inner,
      else: inner,
    },
    { requiredKeys: ['properties', 'required'] },
  );
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.record({
        properties: fc.dictionary(schemaName, member, { maxKeys: 2 }),
        required: fc.uniqueArray(schemaName, { maxLength: 2 }),
      }),
      keywords.chain((all) =>
        fc
          .subarray(Object.keys(all), { maxLength: 4 })
          .map((kept) => Object.fromEntries(kept.map((key) => [key, Reflect.get(all, key) as Json]))),
      ),
    ),
  };
}).schema;

it('requests and responses accept whatever the schema itself accepts', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(markedSchema, { minLength: 10, maxLength: 10 }),
      fc.array(value, { minLength: 30, maxLength: 30 }),
      async (schemas, values) => {
        const compiled = await compile(documentWithRequests(schemas));
        schemas.forEach((entry, index) => {
          const { requestBody, responses } = compiled.operations[`O${index}`]!;
          for (const candidate of values) {
            if (compiled.schemas[`S${index}`]?.is(candidate) !== true) continue;
            const given = JSON.stringify({ schema: entry, value: candidate });
            const accepted = [requestBody?.is(candidate), responses['200']?.is(candidate)];
            expect({ given, accepted }).toEqual({ given, accepted: [true, true] });
          }
        });
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
});

function documentWithRequests(schemas: readonly Json[]): Json {
  const content = (index: number): Json => ({
    content: { 'application/json': { schema: { $ref: `#/components/schemas/S${index}` } } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Test', version: '1' },
    paths: Object.fromEntries(
      schemas.map((_, index) => [
        `/o${index}`,
        {
          post: {
            operationId: `O${index}`,
            requestBody: { required: true, ...(content(index) as object) },
            responses: { 200: { description: '', ...(content(index) as object) } },
          },
        },
      ]),
    ),
    components: { schemas: Object.fromEntries(schemas.map((entry, index) => [`S${index}`, entry])) },
  };
}

/** Values that JSON cannot say, and that a program hands over all the same. */
const anyValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.constantFrom<unknown>(
      undefined,
      Number.NaN,
      Infinity,
      -Infinity,
      -0,
      1n,
      '\uD800',
      new Date(0),
      new Map(),
      () => 1,
    ),
    // A hole where `undefined` was drawn.
    fc.array(tie('value'), { maxLength: 3 }).map((items) => {
      const list: unknown[] = [];
      list.length = items.length;
      for (const [index, item] of items.entries()) if (item !== undefined) list[index] = item;
      return list;
    }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    // Members of a class stand in the prototype.
    fc
      .dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2 })
      .map((members) => Object.create(members) as object),
  ),
})).value;

it('the compiled check and the second pass agree about values that JSON cannot say', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(schemasWith(name), { minLength: 10, maxLength: 10 }),
      fc.array(anyValue, { minLength: 40, maxLength: 40 }),
      async (schemas, values) => {
        const compiled = await compile(
          documentOf(Object.fromEntries(schemas.map((entry, index) => [`S${index}`, entry]))),
        );
        schemas.forEach((entry, index) => {
          for (const candidate of values) {
            const given = `${JSON.stringify(entry)} with ${fc.stringify(candidate)}`;
            const is = compiled.schemas[`S${index}`]?.is(candidate);
            expect({ given, is }).toEqual({ given, is: fitsInSecondPass(entry, candidate) });
          }
        });
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
});
