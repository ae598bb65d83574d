import { loadModel, type Json, type JsonObject, type Schema } from '@opendas/openapi-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSampler } from '../src/sample/sampler.ts';
import { createSchemaCheck } from '../src/schema-check/schema-check.ts';
import { createAjvCheck } from './ajv.ts';
import { corpus, corpusFile, noCorpus } from './corpus.ts';

/** Component schemas that no value fits, or none that is found. */
const withoutSample: Readonly<Record<string, readonly string[]>> = {
  // Its alternatives require nothing, so that every value of one fits the other as well.
  'figma.yaml': ['ConnectorNode', 'ConnectorEndpoint'],
};

describe.skipIf(noCorpus !== undefined)('samples of public documents (OPENAPI_CORPUS names their folder)', () => {
  it.each(corpus)(
    'of %s fit their schemas, as Ajv says',
    (name) => {
      const { schemas } = loadModel(corpusFile(name));
      const sample = createSampler({ schemas });
      const ajv = createAjvCheck(schemas);
      const missing = new Set<string>();
      const wrong: string[] = [];
      for (const component of schemas.keys()) {
        const schema = { $ref: `#/components/schemas/${component.replaceAll('~', '~0').replaceAll('/', '~1')}` };
        // What is required is checked without a direction: both kinds of members are left in.
        const made = sample(schema, { direction: 'response' });
        if ('problem' in made) {
          missing.add(component);
          continue;
        }
        const complaint = ajv(schema, made.value);
        if (complaint !== undefined) wrong.push(`${component}: ${complaint}`);
      }
      expect(wrong).toEqual([]);
      expect([...missing]).toEqual(withoutSample[name] ?? []);
    },
    120_000,
  );
});

const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }))
    .map(([minLength, more]) => ({ type: 'string', minLength, maxLength: minLength + more })),
  fc
    .tuple(fc.constantFrom('^[a-z]', '^\\d+-', 'x', '^(a|b)*'), fc.nat({ max: 20 }))
    .map(([pattern, minLength]) => ({ type: 'string', pattern, minLength })),
  fc
    .constantFrom(
      'date',
      'date-time',
      'time',
      'email',
      'uri',
      'uuid',
      'ipv4',
      'ipv6',
      'hostname',
      'duration',
      'json-pointer',
      'regex',
      'byte',
    )
    .map((format) => ({ type: 'string', format })),
  fc
    .tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat({ max: 1000 }))
    .map(([minimum, more]) => ({ type: 'integer', minimum, maximum: minimum + more })),
  fc
    .tuple(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(1, 3, 0.1, 0.25, 50))
    .map(([exclusiveMinimum, multipleOf]) => ({ type: 'number', exclusiveMinimum, multipleOf })),
  fc.uniqueArray(fc.constantFrom<Json>('a', 1, true, null), { minLength: 1 }).map((values) => ({ enum: values })),
  fc.constantFrom<JsonObject>({ type: ['null', 'boolean'] }, { const: { a: [1] } }, {}),
);

/** Schemas that some value fits, by how they are made. (Ajv looks at no member named `__proto__`.) */
const schema: fc.Arbitrary<JsonObject> = fc.letrec<{ any: JsonObject }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    scalar,
    fc
      .record({
        names: fc.uniqueArray(fc.constantFrom('a', 'b', 'constructor', "it's", ''), { maxLength: 3 }),
        inner: tie('any'),
        isRequired: fc.boolean(),
        isClosed: fc.boolean(),
      })
      .map(({ names, inner, isRequired, isClosed }) => ({
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, inner])),
        ...(isRequired ? { required: names } : {}),
        ...(isClosed ? { additionalProperties: false } : { minProperties: names.length + 1 }),
      })),
    fc
      .record({ items: tie('any'), minItems: fc.nat({ max: 3 }), isTuple: fc.boolean() })
      .map(({ items, minItems, isTuple }) => ({
        type: 'array',
        minItems,
        ...(isTuple ? { prefixItems: [items], items: {} } : { items }),
      })),
    fc.tuple(tie('any'), tie('any')).map(([first, second]) => ({ anyOf: [first, second] })),
    tie('any').map((inner) => ({ allOf: [inner, { description: 'more' }] })),
    tie('any').map((inner) => ({ ...inner, example: 'mostly wrong' })),
  ),
})).any;

describe('a sample of any schema that can be fitted', () => {
  const sample = createSampler({ schemas: new Map() });
  const check = createSchemaCheck({ schemas: new Map() }, { formats: true });
  const ajv = createAjvCheck(new Map());

  it.each([[false], [true]])('fits, as Ajv says too (all members: %s)', (optional) => {
    fc.assert(
      fc.property(schema, (any: Schema) => {
        const made = sample(any, { direction: 'request', optional });
        return 'value' in made && check(any, made.value).length === 0 && ajv(any, made.value) === undefined;
      }),
      { numRuns: 400 },
    );
  });

  it('is the same whenever it is made', () => {
    fc.assert(
      fc.property(schema, (any: Schema) => {
        const [first, second] = [sample, createSampler({ schemas: new Map() })].map((make) =>
          make(any, { direction: 'response' }),
        );
        return JSON.stringify(first) === JSON.stringify(second);
      }),
    );
  });
});
