import { readFileSync } from 'node:fs';
import { createModel, type Json } from '@opendas/openapi-model';
import { operations, schemas, type Validator } from '@opendas/validators';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { samplesOf } from './samples.ts';

// The bundle is JSON and nothing else.
const document = JSON.parse(
  readFileSync(new URL('../../../spec/generated/openapi.json', import.meta.url), 'utf8'),
) as Json;
const model = createModel(document);

const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });
ajv.addSchema({ $id: 'urn:spec:das', ...(document as object) });

describe.each([...model.schemas])('%s', (name, schema) => {
  const validator: Validator<unknown> = schemas[name as keyof typeof schemas];
  const oracle = ajv.compile({ $ref: `urn:spec:das#/components/schemas/${name}` });
  const samples = samplesOf(schema, model);

  it('agrees with Ajv about every sample and mutation', () => {
    const disagreements = samples.filter(({ value }) => validator.is(value) !== oracle(value));
    expect(disagreements.map(({ what }) => what)).toEqual([]);
  });

  it('has values that fit and values that do not among the samples, at least 7 for each member', () => {
    expect(validator.issues(samples[0]?.value)).toEqual([]);
    expect(samples.filter(({ value }) => !validator.is(value)).length).toBeGreaterThan(0);
    const members = typeof schema === 'object' ? Object.keys(schema['properties'] ?? {}) : [];
    for (const member of members)
      expect(samples.filter(({ what }) => what.includes(`.${member}`)).length).toBeGreaterThanOrEqual(7);
  });

  it('gives at least one issue exactly where the value does not fit', () => {
    for (const { value } of samples) expect(validator.issues(value).length > 0).toBe(!validator.is(value));
  });
});

describe.each(model.operations.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (id, { parameters, requestBody, responses }) => {
    const validators = operations[id as keyof typeof operations];
    const positive = responses
      .filter(({ status }) => status.startsWith('2'))
      .flatMap(({ content }) => content.flatMap(({ examples }) => examples));

    it('accepts every example of a response', () => {
      for (const { status, content } of responses) {
        const validator: Validator<unknown> | undefined = Reflect.get(validators.responses, status);
        for (const example of content.flatMap(({ examples }) => examples))
          expect([example.name, validator?.issues(example.value)]).toEqual([example.name, []]);
      }
    });

    it('accepts every example of a request that succeeds', () => {
      for (const { name } of positive) {
        const body = requestBody?.content[0]?.examples.find((example) => example.name === name);
        const issues = body === undefined ? [] : validators.requestBody?.issues(body.value);
        expect([name, issues]).toEqual([name, []]);
        const given = (place: string) =>
          Object.fromEntries(
            parameters
              .filter((parameter) => parameter.in === place)
              .flatMap((parameter) => {
                const example =
                  parameter.examples.find((entry) => entry.name === name) ??
                  (parameter.required ? parameter.examples.find((entry) => entry.name === 'default') : undefined);
                return example === undefined ? [] : [[parameter.name, example.value]];
              }),
          );
        expect([
          name,
          validators.parameters.issues({ path: given('path'), query: given('query'), header: given('header') }),
        ]).toEqual([name, []]);
      }
    });
  },
);
