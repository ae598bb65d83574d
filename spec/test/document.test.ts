import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createModel, type Json, type Operation, type Schema } from '@opendas/openapi-model';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';

// The bundle is JSON and nothing else.
const document = JSON.parse(readFileSync(new URL('../generated/openapi.json', import.meta.url), 'utf8')) as Json;
const model = createModel(document);

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'urn:spec:das', ...(document as object) });

/** What a schema says against a value; nothing where the value is valid. */
function complaints(schema: Schema | undefined, value: Json): readonly string[] {
  if (schema === undefined) return [];
  const absolute: unknown = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"urn:spec:das#/'));
  const validate = ajv.compile(absolute as object);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Names of the examples of responses. Those of a response without a body are the ones that only the provider states have. */
const examplesOf = (operation: Operation, statuses: RegExp): readonly string[] => {
  const expressible = operation.responses.filter(
    ({ extensions }) => extensions['x-pact-not-expressible'] === undefined,
  );
  const namesOf = (responses: typeof expressible) =>
    responses.flatMap(({ content }) => content.flatMap(({ examples }) => examples.map(({ name }) => name)));
  const ofBodies = new Set(namesOf(expressible));
  const asked = expressible.filter(({ status }) => statuses.test(status));
  return [
    ...namesOf(asked),
    ...(asked.some(({ content }) => content.length === 0)
      ? Object.keys(operation.extensions['x-provider-states'] as object).filter((name) => !ofBodies.has(name))
      : []),
  ];
};

describe('the bundled document', () => {
  it('is the same in YAML and in JSON', () => {
    const yaml: unknown = parse(readFileSync(new URL('../generated/openapi.yaml', import.meta.url), 'utf8'));
    expect(yaml).toEqual(document);
  });

  it('has the operations under their official names', () => {
    expect(
      model.operations.map(({ operationId, method, path }) => `${operationId}: ${method} ${path}`).toSorted(),
    ).toEqual([
      'BatchDeleteConnectionNew: delete /v3/{project_id}/batch-delete-connections',
      'CancelShareConnections: delete /v3/{project_id}/connections/share',
      'CancelShareNew: post /v3.1/{project_id}/connections/cancel-share',
      'CreateConnection: post /v3/{project_id}/connections',
      'CreateDbsConnection: post /v3/{project_id}/dbs-connection',
      'CreateInstanceConnection: post /v3/{project_id}/instances/{instance_id}/create-connection',
      'CreateShareConnections: post /v3/{project_id}/connections/share',
      'CreateSharedConnection: post /v3.1/{project_id}/connections/share',
      'DeleteDbUser: delete /v3/{project_id}/instances/{instance_id}/db-users/{db_user_id}',
      'ExecuteLoginConnectionNew: post /v3/{project_id}/connections/{connection_id}/login-actions',
      'ExecuteTestConnectionNew: post /v3/{project_id}/connections/test-connection',
      'KeystoneCreateUserTokenByPassword: post /v3/auth/tokens',
      'KeystoneListAuthDomains: get /v3/auth/domains',
      'KeystoneListProjects: get /v3/projects',
      'ListAuditEvents: get /v3/{project_id}/opendas/audit-events',
      'ListConnection: get /v3/{project_id}/connections',
      'ListConnections: get /v3/{project_id}/list-connections',
      'ListDbUsers: get /v3/{project_id}/instances/{instance_id}/db-users',
      'ListSharedConnections: get /v3/{project_id}/connections/{connection_id}/get-shared-list',
      'ListSubUsers: get /v3/{project_id}/user-info/iam/sub-users',
      'Login: post /v3/{project_id}/instances/{instance_id}/login',
      'ModifyConnection: put /v3/{project_id}/connections/{connection_id}',
      'RegisterDbUser: post /v3/{project_id}/instances/{instance_id}/db-users',
      'ShowConnectionDetail: get /v3/{project_id}/connections/{connection_id}',
      'ShowDbUser: get /v3/{project_id}/instances/{instance_id}/db-users/{db_user_id}',
      'ShowIamUser: post /v3/{project_id}/user-info/iam/user',
      'SimulateAuthorization: post /v3/{project_id}/opendas/simulate-authorization',
      'SyncConnectionsNew: post /v3/{project_id}/sync-connections',
      'UpdateDbUser: put /v3/{project_id}/instances/{instance_id}/db-users/{db_user_id}',
      'UpdateSharedInfoNew: post /v3/{project_id}/connections/{connection_id}/update-shared-info',
      'VerifyConnectionNew: post /v3/{project_id}/connections/verify-connection',
    ]);
  });

  it('marks the password as secret wherever it stands', () => {
    const properties = [...model.schemas].flatMap(([name, schema]) =>
      Object.entries(
        typeof schema === 'object' ? ((schema['properties'] ?? {}) as Record<string, Record<string, Json>>) : {},
      ).map(([property, value]) => ({ place: `${name}.${property}`, property, secret: isSecret(value) })),
    );
    const passwords = properties.filter(
      // `token` of the identity service tells of a token, which stands in a header.
      ({ property }) => /password|secret|token/.test(property) && !/^is_|_saved$|_expires_at$|^token$/.test(property),
    );
    expect(passwords.length).toBeGreaterThan(0);
    expect(passwords.filter(({ secret }) => !secret)).toEqual([]);
  });
});

function isSecret(schema: Readonly<Record<string, Json>>): boolean {
  const reference = schema['$ref'];
  const target =
    typeof reference === 'string' ? model.schemas.get(reference.replace('#/components/schemas/', '')) : undefined;
  return schema['x-secret'] === true || (typeof target === 'object' && target['x-secret'] === true);
}

describe.each(model.operations.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (_, operation) => {
    const positive = new Set(examplesOf(operation, /^2/));
    const interactions = new Set(examplesOf(operation, /^[2345]/));

    it('has a provider state for every interaction, and no other', () => {
      expect(Object.keys(operation.extensions['x-provider-states'] as object).toSorted()).toEqual(
        [...interactions].toSorted(),
      );
    });

    it('has a request example for every interaction, and no other', () => {
      if (operation.requestBody === undefined) return;
      const names = operation.requestBody.content.flatMap(({ examples }) => examples.map(({ name }) => name));
      expect(names.toSorted()).toEqual([...interactions].toSorted());
    });

    it('has a 400, a 401 and a 403 interaction, where it can', () => {
      const expressible = operation.responses.filter(
        ({ status, extensions }) => /^40[013]$/.test(status) && extensions['x-pact-not-expressible'] === undefined,
      );
      // Only the identity service has operations that need no permission, or take nothing.
      expect(expressible.length).toBeGreaterThanOrEqual(operation.tags.includes('Identity') ? 1 : 3);
      for (const { status } of expressible) expect(examplesOf(operation, new RegExp(status))).not.toEqual([]);
    });

    it('has an interaction in which the policies of the caller do not allow it', () => {
      if (operation.extensions['x-authorization'] === 'none') return;
      expect(examplesOf(operation, /^403$/)).toContain('notAllowed');
      expect(operation.extensions['x-provider-states']).toMatchObject({
        notAllowed: [{ name: 'the policies of the caller do not allow the operation' }],
      });
    });

    it('has valid examples of the requests that succeed', () => {
      const bodies = (operation.requestBody?.content ?? []).flatMap(({ schema, examples }) =>
        examples.filter(({ name }) => positive.has(name)).map(({ name, value }) => [name, complaints(schema, value)]),
      );
      const parameters = operation.parameters.flatMap(({ schema, examples }) =>
        examples
          .filter(({ name }) => positive.has(name) || name === 'default')
          .map(({ name, value }) => [name, complaints(schema, value)]),
      );
      expect([...bodies, ...parameters].filter(([, wrong]) => wrong !== undefined && wrong.length > 0)).toEqual([]);
    });

    it('has valid examples of every response', () => {
      const wrong = operation.responses.flatMap(({ status, content }) =>
        content.flatMap(({ schema, examples }) =>
          examples.map(({ name, value }) => ({ status, name, complaints: complaints(schema, value) })),
        ),
      );
      expect(wrong.filter((entry) => entry.complaints.length > 0)).toEqual([]);
    });
  },
);
