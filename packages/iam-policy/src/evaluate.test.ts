import { describe, expect, it } from 'vitest';
import type { ApplicablePolicies, Decision, NamedPolicy } from './decision.ts';
import { evaluate } from './evaluate.ts';
import type { AccessRequest } from './request.ts';
import { namedPolicy } from '../test/named-policy.ts';

const connection = 'das:r1:a1:connection:c1';

const identity = (name: string, ...statements: readonly object[]): NamedPolicy => namedPolicy(name, '5.0', statements);
const role = (name: string, ...statements: readonly object[]): NamedPolicy => namedPolicy(name, '1.1', statements);
const scp = (name: string, ...statements: readonly object[]): NamedPolicy =>
  namedPolicy(name, '5.0', statements, 'serviceControl');

const allow = (action: string, more: object = {}): object => ({ Effect: 'Allow', Action: action, ...more });
const deny = (action: string, more: object = {}): object => ({ Effect: 'Deny', Action: action, ...more });

interface Row {
  readonly given: string;
  readonly request?: Partial<AccessRequest>;
  readonly policies: Partial<ApplicablePolicies>;
  readonly want: Decision;
}

const nothing: Decision = { decision: 'implicitDeny', statements: [], policyType: 'identity' };
const byScp: Decision = { decision: 'implicitDeny', statements: [], policyType: 'serviceControl' };
const first = (policy: string, sid: string | null = null) => ({ policy, index: 0, sid });

const rows: readonly Row[] = [
  { given: 'no policies', policies: {}, want: nothing },
  {
    given: 'an Allow of the action',
    policies: { identity: [identity('p', allow('das:connection:modify', { Sid: 'mine' }))] },
    want: { decision: 'allow', statements: [first('p', 'mine')] },
  },
  {
    given: 'all Allows that match, in the order of policies and statements',
    policies: {
      identity: [
        identity('p', allow('das:*:*'), allow('das:connection:delete'), allow('das:connection:modify')),
        identity('q', allow('*')),
      ],
    },
    want: {
      decision: 'allow',
      statements: [first('p'), { policy: 'p', index: 2, sid: null }, first('q')],
    },
  },
  {
    given: 'an Allow of another action',
    policies: { identity: [identity('p', allow('das:connection:delete'))] },
    want: nothing,
  },
  {
    given: 'an action in other upper and lower case',
    request: { action: 'DAS:Connection:MODIFY' },
    policies: { identity: [identity('p', allow('das:connection:Modify'))] },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'an action without resource type',
    request: { action: 'das::listInstances' },
    policies: { identity: [identity('p', allow('das::listInstances'))] },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'an Allow of another resource',
    policies: { identity: [identity('p', allow('*', { Resource: 'das:*:*:connection:c2' }))] },
    want: nothing,
  },
  {
    given: 'an Allow of the resource in other upper and lower case',
    policies: { identity: [identity('p', allow('*', { Resource: 'das:*:*:connection:C1' }))] },
    want: nothing,
  },
  {
    given: 'an Allow with conditions that hold',
    request: { context: { 'g:UserName': 'mia', 'g:MFAAge': 5 } },
    policies: {
      identity: [
        identity(
          'p',
          allow('*', { Condition: { StringEquals: { 'g:UserName': 'mia' }, NumberLessThan: { 'g:MFAAge': 6 } } }),
        ),
      ],
    },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'an Allow with a condition that does not hold beside one that does',
    request: { context: { 'g:UserName': 'mia', 'g:MFAAge': 5 } },
    policies: {
      identity: [
        identity(
          'p',
          allow('*', { Condition: { StringEquals: { 'g:UserName': 'mia' }, NumberLessThan: { 'g:MFAAge': 5 } } }),
        ),
      ],
    },
    want: nothing,
  },
  {
    given: 'an Allow for all but other resources',
    policies: {
      identity: [identity('p', allow('*', { NotResource: ['das:*:*:connection:c2', 'das:*:*:instance:*'] }))],
    },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'an Allow for all but this resource',
    policies: { identity: [identity('p', allow('*', { NotResource: ['das:*:*:connection:c?'] }))] },
    want: nothing,
  },
  {
    given: 'an Allow of all actions but this one',
    policies: { identity: [identity('p', { Effect: 'Allow', NotAction: ['das:connection:MODIFY'] })] },
    want: nothing,
  },
  {
    given: 'an Allow of all actions but others',
    policies: {
      identity: [identity('p', { Effect: 'Allow', NotAction: ['das:instance:*', 'das:connection:delete'] })],
    },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'an action without resource and a statement that names resources',
    request: { resource: '*' },
    policies: { identity: [identity('p', allow('*', { Resource: 'das:*:*:connection:*' }))] },
    want: nothing,
  },
  {
    given: 'an action without resource and a statement for all resources',
    request: { resource: '*' },
    policies: { identity: [identity('p', allow('*', { Resource: '*' }))] },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'a Deny beside an Allow',
    policies: { identity: [identity('p', allow('*')), identity('q', deny('das:connection:modify', { Sid: 'no' }))] },
    want: { decision: 'explicitDeny', statements: [first('q', 'no')], policyType: 'identity' },
  },
  {
    given: 'a Deny that does not match',
    policies: { identity: [identity('p', allow('*')), identity('q', deny('das:connection:delete'))] },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'a role policy that names an alias',
    request: { aliases: ['das:connections:other', 'das:connections:modify'] },
    policies: { identity: [role('p', { Effect: 'Allow', Action: ['das:connections:Modify'] })] },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'a role policy that names two aliases',
    request: { aliases: ['das:connections:list', 'das:connections:modify'] },
    policies: {
      identity: [role('p', { Effect: 'Allow', Action: ['das:connections:modify', 'das:connections:list'] })],
    },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'a role policy that describes an alias with wildcards',
    request: { aliases: ['das:connections:other', 'das:connections:modify'] },
    policies: { identity: [role('p', { Effect: 'Allow', Action: ['das:connections:mod*'] })] },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'a role policy that names the action itself',
    request: { aliases: ['das:connections:modify'] },
    policies: { identity: [role('p', { Effect: 'Allow', Action: ['das:connection:modify'] })] },
    want: nothing,
  },
  {
    given: 'a role policy that names the action itself beside wildcards for another',
    request: { aliases: ['das:connections:modify'] },
    policies: { identity: [role('p', { Effect: 'Allow', Action: ['das:connection:modify', 'rds:*:*'] })] },
    want: nothing,
  },
  {
    given: 'a role policy that describes the action itself, which has no alias, with wildcards',
    policies: { identity: [role('p', { Effect: 'Allow', Action: ['das:*:*'] })] },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'an identity policy that names the alias',
    request: { aliases: ['das:connections:modify'] },
    policies: { identity: [identity('p', allow('das:connections:modify'), allow('das:connections:*'))] },
    want: nothing,
  },
  {
    given: 'a role policy with a resource of DAS',
    request: { aliases: ['das:connections:modify'] },
    policies: {
      identity: [
        role('p', {
          Effect: 'Allow',
          Action: ['das:connections:modify'],
          Resource: ['das:*:*:connection:c2', 'das:*:*:connection:c1'],
        }),
      ],
    },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'a service control policy that does not allow',
    policies: { identity: [identity('p', allow('*'))], serviceControl: [[scp('s', allow('rds:*:*'))]] },
    want: byScp,
  },
  {
    given: 'service control policies that allow and no identity policy',
    policies: { serviceControl: [[scp('s', allow('*'))]] },
    want: nothing,
  },
  {
    given: 'one of two levels that does not allow',
    policies: {
      identity: [identity('p', allow('*'))],
      serviceControl: [[scp('s', allow('*'))], [scp('t', allow('rds:*:*'))]],
    },
    want: byScp,
  },
  {
    given: 'a level without policies',
    policies: { identity: [identity('p', allow('*'))], serviceControl: [[scp('s', allow('*'))], []] },
    want: byScp,
  },
  {
    given: 'levels that allow, by one of their policies each',
    policies: {
      identity: [identity('p', allow('*'))],
      serviceControl: [[scp('s', allow('*'))], [scp('t', allow('rds:*:*')), scp('u', allow('das:*:*'))]],
    },
    want: { decision: 'allow', statements: [first('p')] },
  },
  {
    given: 'a service control policy that denies beside one that allows',
    policies: {
      identity: [identity('p', allow('*')), identity('q', deny('*'))],
      serviceControl: [[scp('s', allow('*'), deny('das:connection:*', { Sid: 'bound' }))]],
    },
    want: {
      decision: 'explicitDeny',
      statements: [{ policy: 's', index: 1, sid: 'bound' }, first('q')],
      policyType: 'serviceControl',
    },
  },
  {
    given: 'an identity policy that denies below a level that does not allow',
    policies: { identity: [identity('q', deny('*'))], serviceControl: [[]] },
    want: { decision: 'explicitDeny', statements: [first('q')], policyType: 'identity' },
  },
  { given: 'the root of the account', policies: { root: true }, want: { decision: 'allow', statements: [] } },
  {
    given: 'the root of the account, with identity policies, which do not bind it',
    policies: { root: true, identity: [identity('q', deny('*')), identity('p', allow('*'))] },
    want: { decision: 'allow', statements: [] },
  },
  {
    given: 'the root of an account below a level that does not allow',
    policies: { root: true, serviceControl: [[scp('s', allow('rds:*:*'))]] },
    want: byScp,
  },
  {
    given: 'the root of an account below a level that denies',
    policies: { root: true, serviceControl: [[scp('s', allow('*'), deny('das:*:*'))]] },
    want: {
      decision: 'explicitDeny',
      statements: [{ policy: 's', index: 1, sid: null }],
      policyType: 'serviceControl',
    },
  },
];

describe('evaluate', () => {
  it.each(rows)('decides $given', ({ request, policies, want }) => {
    const asked = { action: 'das:connection:modify', resource: connection, context: {}, ...request };
    expect(evaluate(asked, { identity: [], serviceControl: [], ...policies })).toStrictEqual(want);
  });
});
