import { expect, it } from 'vitest';
import { explain } from './explain.ts';
import { namedPolicy } from '../test/named-policy.ts';

const request = {
  action: 'das:connection:Modify',
  aliases: ['das:connections:modify', 'das:connections:x'],
  resource: 'das:r1:a1:connection:c1',
  context: { 'das:TargetOrgId': ['o-1', 'o-2'] },
};

const identity = [
  namedPolicy('own.json', '5.0', [
    { Sid: 'all', Effect: 'Allow', Action: 'das:*:*' },
    {
      Effect: 'Deny',
      NotAction: ['das:connection:modify', 'das:instance:*'],
      NotResource: 'das:*:*:connection:*',
      Condition: {
        StringEquals: { 'das:TargetOrgId': ['o-3', 'o-4'] },
        'ForAnyValue:StringMatchIfExists': { 'das:TargetORGId': 'p-*' },
        Bool: { 'g:MFAPresent': 'true' },
        Null: { 'g:MFAPresent': 'true' },
      },
    },
  ]),
  namedPolicy('role.json', '1.1', [{ Effect: 'Allow', Action: ['das:connections:list'], Resource: ['obs:*:*:*:*'] }]),
];
const mismatch =
  '  own.json statement 1 (Deny) does not match: the action das:connection:modify is excepted by das:connection:modify, das:instance:*; ' +
  'the resource das:r1:a1:connection:c1 is excepted by das:*:*:connection:*; ' +
  'the condition StringEquals das:TargetOrgId "o-3", "o-4": the request has "o-1", "o-2"; ' +
  'the condition ForAnyValue:StringMatchIfExists das:TargetORGId "p-*": the request has "o-1", "o-2"; ' +
  'the condition Bool g:MFAPresent "true": the request does not have it.';

it('says why each statement matches or not', () => {
  const bound = [
    namedPolicy('bound.json', '5.0', [{ Effect: 'Allow', Action: '*' }], 'serviceControl'),
    namedPolicy('empty.json', '5.0', [{ Effect: 'Allow', Action: 'rds:*:*' }], 'serviceControl'),
  ];
  expect(explain(request, { identity, serviceControl: [bound, []] }).split('\n')).toStrictEqual([
    'das:connection:Modify on das:r1:a1:connection:c1: denied, since at one level no service control policy allows it.',
    'Service control policies of level 1 of 2:',
    '  bound.json statement 0 (Allow) matches.',
    '  empty.json statement 0 (Allow) does not match: the action das:connection:modify is not among rds:*:*.',
    'Service control policies of level 2 of 2:',
    '  (none)',
    'Identity policies:',
    '  own.json statement 0 "all" (Allow) matches.',
    mismatch,
    '  role.json statement 0 (Allow) does not match: the action das:connection:modify (aliases: das:connections:modify, das:connections:x) is not among das:connections:list; ' +
      'the resource das:r1:a1:connection:c1 is not among obs:*:*:*:*.',
  ]);
});

const denial = namedPolicy('no.json', '5.0', [{ Effect: 'Deny', Action: '*' }]);
const other = namedPolicy('role.json', '1.1', [{ Effect: 'Allow', Action: ['das:connections:list'] }]);

it.each([
  {
    given: 'an allow',
    policies: { identity: [...identity, ...identity], serviceControl: [] },
    want: 'allowed by own.json statement 0 "all", own.json statement 0 "all".',
  },
  {
    given: 'an explicit deny',
    policies: { identity: [denial], serviceControl: [] },
    want: 'denied by no.json statement 0.',
  },
  {
    given: 'no policies',
    policies: { identity: [], serviceControl: [] },
    want: 'denied, since no identity policy allows it.',
  },
  {
    given: 'the root',
    policies: { identity: [denial], serviceControl: [], root: true },
    want: 'allowed, since the caller is the root.',
  },
])('says what is decided with $given', ({ policies, want }) => {
  expect(explain(request, policies).split('\n')[0]).toBe(`das:connection:Modify on das:r1:a1:connection:c1: ${want}`);
});

it('says that the root needs no identity policies', () => {
  expect(
    explain(request, { identity: [denial], serviceControl: [], root: true })
      .split('\n')
      .slice(1),
  ).toStrictEqual(['The caller is the root of the account: identity policies do not apply.']);
});

it('says that a request has no aliases', () => {
  const { aliases: _aliases, ...asked } = request;
  expect(explain(asked, { identity: [other], serviceControl: [] })).toContain('(aliases: none)');
});
