import { evaluate, parsePolicy } from '@opendas/iam-policy';
import { describe, expect, it } from 'vitest';
import { documentOperations } from '../http/document-operations.ts';
import { objectOf, readDocument } from '../http/document.ts';
import { systemPolicies, systemServiceControlPolicies } from './system-policies.ts';

const { root } = readDocument();
const operations = documentOperations(root).flatMap(({ operationId, authorization, method, path }) => {
  const operation = objectOf(objectOf(objectOf(root['paths'])[path])[method.toLowerCase()]);
  const level = objectOf(operation['x-authorization'])['accessLevel'];
  return authorization === undefined ? [] : [{ operationId, authorization, level }];
});

function allowed(name: string): readonly string[] {
  const document = JSON.stringify(systemPolicies.find((one) => one.name === name)?.document);
  const parsed = parsePolicy(document, { type: 'identity' });
  if (!('policy' in parsed)) throw new Error(JSON.stringify(parsed.mistakes));
  return operations
    .filter(({ authorization: { action, aliases } }) => {
      const request = { action, aliases, resource: '*', context: {} };
      return (
        evaluate(request, { identity: [{ name, policy: parsed.policy }], serviceControl: [] }).decision === 'allow'
      );
    })
    .map(({ operationId }) => operationId);
}

describe('system policies', () => {
  it.each(systemServiceControlPolicies.map(({ name }) => name))('%s is a service control policy', (name) => {
    const { document } = systemServiceControlPolicies.find((one) => one.name === name) ?? {};
    expect(parsePolicy(JSON.stringify(document), { type: 'serviceControl' })).toHaveProperty('policy');
  });

  it.each(['DAS FullAccess', 'DASFullAccessPolicy'])('%s allows every operation', (name) => {
    expect(allowed(name)).toEqual(operations.map(({ operationId }) => operationId));
  });

  it('DASReadOnlyAccessPolicy allows the operations that list and read, but for the audit trail, and no other', () => {
    const reading = operations.filter(
      ({ level, operationId }) => (level === 'List' || level === 'Read') && operationId !== 'ListAuditEvents',
    );
    expect(allowed('DASReadOnlyAccessPolicy')).toEqual(reading.map(({ operationId }) => operationId));
  });

  it('DAS ReadOnlyAccess allows no operation that changes something', () => {
    const writing = operations.filter(({ level }) => level !== 'List' && level !== 'Read');
    expect(writing.filter(({ operationId }) => allowed('DAS ReadOnlyAccess').includes(operationId))).toEqual([]);
  });
});
