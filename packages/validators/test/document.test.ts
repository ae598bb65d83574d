import { readFileSync } from 'node:fs';
import { createModel, type Json, type Operation } from '@opendas/openapi-model';
import { formatPath, operations, schemas, type Validator } from '@opendas/validators';
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

/** Everything wrong with the request that an example makes: its body and its parameters. */
function issuesOfRequest({ operationId, parameters, requestBody }: Operation, name: string): readonly string[] {
  const validators = operations[operationId as keyof typeof operations];
  const body = requestBody?.content[0]?.examples.find((example) => example.name === name);
  const given = (place: string): object =>
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
  return [
    ...(body === undefined ? [] : (validators.requestBody?.issues(body.value) ?? [])),
    ...validators.parameters.issues({ path: given('path'), query: given('query'), header: given('header') }),
  ].map(({ path, message }) => `${formatPath(path)}: ${message}`);
}

/** Names of the examples of responses whose status begins so; those of a response without a body are only in the provider states. */
function exampleNames({ responses, extensions }: Operation, statusStart: string): readonly string[] {
  const namesOf = (some: Operation['responses']): readonly string[] =>
    some.flatMap(({ content }) => content.flatMap(({ examples }) => examples.map(({ name }) => name)));
  const asked = responses.filter(({ status }) => status.startsWith(statusStart));
  const hasOneWithoutBody = asked.some((response) => response.content.length === 0);
  const ofBodies = new Set(namesOf(responses));
  const others = Object.keys(extensions['x-provider-states'] as object).filter((name) => !ofBodies.has(name));
  return [...namesOf(asked), ...(hasOneWithoutBody ? others : [])];
}

describe.each(model.operations.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (id, operation) => {
    it('accepts every example of a response', () => {
      for (const { status, content } of operation.responses) {
        const validator: Validator<unknown> | undefined = Reflect.get(
          operations[id as keyof typeof operations].responses,
          status,
        );
        for (const example of content.flatMap(({ examples }) => examples))
          expect([example.name, validator?.issues(example.value)]).toEqual([example.name, []]);
      }
    });

    it('accepts every example of a request that succeeds', () => {
      const names = exampleNames(operation, '2');
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect([name, issuesOfRequest(operation, name)]).toEqual([name, []]);
    });
  },
);

it('refuses the examples of wrong requests that are wrong by their schema, and only those', () => {
  const refused = model.operations.flatMap((operation) =>
    exampleNames(operation, '400').flatMap((name) =>
      issuesOfRequest(operation, name).map((issue) => `${operation.operationId}, ${name}: ${issue}`),
    ),
  );
  // The others are wrong by what the server knows: a time that has passed, a connection or a share that does not exist.
  expect(refused.toSorted()).toEqual([
    'CreateConnection, passwordMissing: password: this member is required',
    'CreateDbsConnection, passwordMissing: password: this member is required',
    'CreateInstanceConnection, instanceIdTooShort: path.instance_id: expected 32 to 36 letters or digits, got another text',
    'CreateInstanceConnection, languageUnknown: header.X-Language: expected one of "zh-cn", "en-us", got another string',
    'CreateInstanceConnection, passwordMissing: password: this member is required',
    'CreateShareConnections, noUsers: users: expected at least 1 item, got 0',
    'CreateSharedConnection, noUsers: users: expected at least 1 item, got 0',
    'ExecuteTestConnectionNew, userMissing: username: this member is required',
    'KeystoneCreateUserTokenByPassword, methodUnknown: auth.identity.methods[0]: expected one of "password", got another string',
    'KeystoneCreateUserTokenByPassword, passwordMissing: auth.identity.password.user.password: this member is required',
    'KeystoneListProjects, nameIsEmpty: query.name: expected at least 1 character, got 0',
    'ListAuditEvents, limitIsTooLarge: query.limit: expected 200 or less, got 201',
    'ListConnection, limitIsTooLarge: query.limit: expected 200 or less, got 201',
    'ListConnection, pageSizeIsNotANumber: query.perpage: expected a whole number from 0 to 100, in digits, got another text',
    'ListConnections, datastoreTypeIsUnknown: query.datastore_type: expected one of "mysql", "sqlserver", "postgresql", "taurus", "gaussdbv5", "mongodb", "ddm", got another string',
    'ListConnections, limitIsTooLarge: query.limit: expected 200 or less, got 201',
    'ListConnections, offsetIsNegative: query.offset: expected 0 or more, got -1',
    'ListDbUsers, dbUserIdTooShort: query.db_user_id: expected 36 letters, digits or hyphens, got another text',
    'ListDbUsers, instanceIdTooShort: path.instance_id: expected 32 to 36 letters or digits, got another text',
    'ListDbUsers, limitTooLarge: query.limit: expected 100 or less, got 101',
    'ListDbUsers, offsetNegative: query.offset: expected 0 or more, got -1',
    'ListSharedConnections, pageSizeIsNotANumber: query.per_page: expected a whole number from 0 to 100, in digits, got another text',
    'ListSubUsers, connectionIdTooShort: query.connection_id: expected 36 letters, digits or hyphens, got another text',
    'Login, instanceIdTooShort: path.instance_id: expected 32 to 36 letters or digits, got another text',
    'ModifyConnection, passwordMissing: password: this member is required',
    'RegisterDbUser, engineIsNotMysql: datastore_type: expected MySQL, in upper or lower case, got another text',
    'RegisterDbUser, instanceIdTooShort: path.instance_id: expected 32 to 36 letters or digits, got another text',
    'RegisterDbUser, passwordMissing: db_user_password: this member is required',
    'ShowConnectionDetail, connectionIdTooShort: path.connection_id: expected 36 letters, digits or hyphens, got another text',
    'ShowDbUser, dbUserIdTooShort: path.db_user_id: expected 36 letters, digits or hyphens, got another text',
    'ShowIamUser, partOfAnId: user_ids: expected user ids of 32 letters or digits, separated by ";" or ",", got another text',
    'SyncConnectionsNew, engineIsUnknown: engine_type: expected one of "mysql", "sqlserver", "postgresql", "taurus", "gaussdbv5", "mongodb", "ddm", got another string',
    'UpdateDbUser, passwordMissing: db_user_password: this member is required',
    'UpdateSharedInfoNew, nameMissing: new_user_name: this member is required',
    'VerifyConnectionNew, userMissing: username: this member is required',
  ]);
});
