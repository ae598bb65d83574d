import { parsePolicy, type NamedPolicy, type Policy, type PolicyType, type Statement } from '@opendas/iam-policy';
import type { AttachedPolicyRow, PrincipalRow } from '../store/principals.ts';
import type { Principal } from './principal.ts';

/** Compiled policies by type and document, so that users share those of groups, organizations and the system. */
export interface CompiledPolicies {
  get(key: string): Policy | undefined;
  set(key: string, policy: Policy): void;
}

/** Makes a principal of what the store has. */
export function compilePrincipal(
  caller: { readonly userId: string; readonly accountId: string },
  row: PrincipalRow,
  compiled: CompiledPolicies,
): Principal {
  const path = row.organization_path ?? undefined;
  const identity = uniquePolicies(row.policies.filter(({ target_kind }) => target_kind !== 'organization')).map(
    (policy) => named(policy, 'identity', compiled),
  );
  const serviceControl = levels(path).map((level) =>
    row.policies
      .filter(({ target_kind, target_id }) => target_kind === 'organization' && target_id === level)
      .map((policy) => named(policy, 'serviceControl', compiled)),
  );
  const statements = [...identity, ...serviceControl.flat()].flatMap(({ policy }) => policy.statements);
  return {
    userId: caller.userId,
    userName: row.user_name,
    accountId: caller.accountId,
    accountName: row.account_name,
    organizationPath: path,
    projectNames: new Map(Object.entries(row.project_names)),
    policies: { root: row.root, identity, serviceControl },
    dependsOnResource: statements.some(namesResources),
    dependsOnRecipient: statements.some(namesRecipients),
  };
}

/** Paths of the root, the organizational units and the account, from the top: each of them must allow. */
function levels(path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  const steps = path.split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 2).join('/'));
}

/** A user may have a policy of his own that a group has too. */
function uniquePolicies(policies: readonly AttachedPolicyRow[]): readonly AttachedPolicyRow[] {
  return [...new Map(policies.map((policy) => [policy.id, policy])).values()];
}

function named({ id, name, document }: AttachedPolicyRow, type: PolicyType, compiled: CompiledPolicies): NamedPolicy {
  const key = `${type} ${document}`;
  let policy = compiled.get(key);
  if (policy === undefined) {
    const parsed = parsePolicy(document, { type });
    if (!('policy' in parsed)) {
      throw new Error(
        `The stored policy ${id} has mistakes for this version of the server. Apply a corrected directory file.`,
      );
    }
    policy = parsed.policy;
    compiled.set(key, policy);
  }
  return { name, policy };
}

/** Whether a statement speaks of other resources than all. */
function namesResources({ resource }: Statement): boolean {
  return resource.except || resource.patterns.some((pattern) => pattern !== '*');
}

/** Whether a condition of a statement has one of the keys of recipients. */
function namesRecipients({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => key.toLowerCase().startsWith('das:target'));
}
