import type { Directory, PolicyAttachment } from '../directory/directory-content.ts';

/** What the caller of a state is allowed by its policies. */
export type Allowed = 'everything' | 'nothing';

/** What the service control policies of the caller's account allow. */
export type AccountAllowed = 'everything' | 'sharing inside the organization';

/** Policies and where they are attached. */
export type TestPolicies = Pick<Directory, 'policies' | 'policy_attachments'>;

/** The organization of the states, and the path of an account below its root. */
export const organization = 'test';
export function pathOf(accountId: string): string {
  return `${organization}/r-${organization}/${accountId}`;
}

const allowEverything = policy('everything', { Effect: 'Allow', Action: ['*'] });
const allowDas = policy('das-everything', { Effect: 'Allow', Action: ['das:*:*'] });
const denySharingOutside = policy('inside', {
  Effect: 'Deny',
  Action: ['das:connection:createShareConnections'],
  Condition: { StringNotEquals: { 'das:TargetOrgId': [organization] } },
});

/** The policies of a user, and those of the accounts of an organization down to the user's. */
export function testPolicies(options: {
  readonly userId: string;
  readonly accountId: string;
  readonly allowed: Allowed;
  readonly accountAllowed: AccountAllowed;
}): TestPolicies {
  const { userId, accountId, allowed, accountAllowed } = options;
  const bounds = accountAllowed === 'everything' ? [] : [denySharingOutside.id];
  return {
    policies: [allowEverything, allowDas, denySharingOutside],
    policy_attachments: [
      ...(allowed === 'everything' ? attached('user', userId, allowDas.id) : []),
      ...attached('organization', `${organization}/r-${organization}`, allowEverything.id),
      ...attached('organization', pathOf(accountId), allowEverything.id, ...bounds),
    ],
  };
}

function policy(name: string, statement: object): Directory['policies'][number] {
  return { id: `test/${name}`, name, document: JSON.stringify({ Version: '5.0', Statement: [statement] }) };
}

function attached(
  target_kind: PolicyAttachment['target_kind'],
  target_id: string,
  ...ids: readonly string[]
): readonly PolicyAttachment[] {
  return ids.map((policy_id, position) => ({ target_kind, target_id, position, policy_id }));
}
