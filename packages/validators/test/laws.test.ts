import { readFileSync } from 'node:fs';
import { createModel, type Json } from '@opendas/openapi-model';
import { schemas, ValidationError, type Validator } from '@opendas/validators';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplesOf } from './samples.ts';

// The bundle is JSON and nothing else.
const document = JSON.parse(
  readFileSync(new URL('../../../spec/generated/openapi.json', import.meta.url), 'utf8'),
) as Json;
const model = createModel(document);
const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });
ajv.addSchema({ $id: 'urn:spec:das', ...(document as object) });

/** A sample of the schema with some of its members replaced by those of other samples and by anything at all. */
function mixed(samples: readonly unknown[], anything: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const sample = fc.constantFrom(...samples);
  // The first sample fits. Without it, hardly any value would.
  const [fitting] = samples;
  return fc
    .tuple(
      fc.oneof(fc.constant(fitting), sample),
      fc.oneof(fc.constant({}), sample),
      fc.array(fc.tuple(fc.nat(), anything), { maxLength: 2 }),
    )
    .map(([one, other, changes]) => {
      if (!isPlainObject(one)) return changes[0]?.[1] ?? one;
      const names = Object.keys(one);
      const changed = changes.map(([index, value]) => [names[index % Math.max(names.length, 1)] ?? 'another', value]);
      return { ...one, ...(isPlainObject(other) ? other : {}), ...Object.fromEntries(changed) };
    });
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe.each([...model.schemas])('%s', (name, schema) => {
  const validator: Validator<unknown> = schemas[name as keyof typeof schemas];
  const samples = samplesOf(schema, model).map(({ value }) => value);

  it('agrees with Ajv about values of JSON', () => {
    const oracle = ajv.compile({ $ref: `urn:spec:das#/components/schemas/${name}` });
    fc.assert(
      fc.property(mixed(samples, fc.jsonValue({ maxDepth: 2 })), (value) => {
        expect(validator.is(value)).toBe(oracle(value));
      }),
    );
  });

  it('has issues exactly where a value does not fit, whatever the value', () => {
    fc.assert(
      fc.property(mixed(samples, fc.anything({ maxDepth: 2, withSparseArray: true, withDate: true })), (value) => {
        expect(validator.issues(value).length === 0).toBe(validator.is(value));
      }),
    );
  });

  it('throws exactly where a value does not fit, with the issues', () => {
    fc.assert(
      fc.property(mixed(samples, fc.jsonValue({ maxDepth: 2 })), (value) => {
        const expected = validator.is(value) ? undefined : { name: 'ValidationError', issues: validator.issues(value) };
        expect(thrownBy(() => validator.assert(value))).toEqual(expected);
      }),
    );
  });
});

function thrownBy(run: () => void): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof ValidationError ? { name: error.name, issues: error.issues } : error;
  }
}
