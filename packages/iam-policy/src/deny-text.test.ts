import { expect, it } from 'vitest';
import { denyText } from './deny-text.ts';

const principal = 'iam::a1:user:mia';
const request = { action: 'das:connection:delete', resource: 'das:r1:a1:connection:c1', context: {} };
const start = `${principal} is not authorized to perform das:connection:delete on resource das:r1:a1:connection:c1 because`;

it.each([
  {
    decision: 'implicitDeny',
    policyType: 'identity',
    want: 'no identity policy allows the das:connection:delete action',
  },
  {
    decision: 'implicitDeny',
    policyType: 'serviceControl',
    want: 'no service control policy allows the das:connection:delete action',
  },
  { decision: 'explicitDeny', policyType: 'identity', want: 'of an explicit deny in an identity policy' },
  { decision: 'explicitDeny', policyType: 'serviceControl', want: 'of an explicit deny in a service control policy' },
] as const)('says why after $decision of $policyType', ({ decision, policyType, want }) => {
  expect(denyText(principal, request, { decision, policyType, statements: [] })).toBe(`${start} ${want}`);
});

it('refuses a decision that allows', () => {
  expect(() => denyText(principal, request, { decision: 'allow', statements: [] })).toThrow(
    'An allowed request has no deny text.',
  );
});
