import { describe, expect, it } from 'vitest';
import { operationAuthorization } from './operation-authorization.ts';

const complete = { action: 'das:connection:modify', resourceType: 'connection' };

describe('operationAuthorization', () => {
  it('reads what an operation needs', () => {
    const value = {
      ...complete,
      alias: ['das:connections:modify'],
      conditionKeys: ['das:TargetOrgId'],
      resource: { in: 'body', name: 'connection_ids[].connection_id' },
      recipients: { in: 'body', name: 'users[].user_id' },
    };
    expect(operationAuthorization('X', value)).toEqual({
      action: 'das:connection:modify',
      aliases: ['das:connections:modify'],
      resourceType: 'connection',
      resource: { in: 'body', name: 'connection_ids[].connection_id', kind: 'connection' },
      recipients: { in: 'body', name: 'users[].user_id' },
    });
  });

  it.each([
    { name: 'nothing', value: undefined, want: 'it is missing' },
    { name: 'no action', value: { resourceType: '-' }, want: 'action must be' },
    { name: 'no type', value: { action: 'das::login' }, want: 'resourceType must be' },
    { name: 'a place that is none', value: { ...complete, resource: { in: 'header' } }, want: 'resource must have in' },
    {
      name: 'a name that stands for nothing',
      value: { ...complete, resource: { in: 'body', name: 'thing' } },
      want: 'resource names thing; known are connection_id',
    },
    {
      name: 'condition keys of nobody',
      value: { ...complete, conditionKeys: ['das:TargetOrgId'] },
      want: 'recipients must say',
    },
  ])('refuses $name at the start', ({ value, want }) => {
    expect(() => operationAuthorization('X', value)).toThrow(want);
    expect(() => operationAuthorization('X', value)).toThrow('x-authorization of operation X');
  });
});
