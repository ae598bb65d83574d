import { evaluate } from '@opendas/iam-policy';
import { ownedConnectionIds, visibleConnections } from '../store/connections.ts';
import { accountsOfUsers } from '../store/principals.ts';
import { ServiceError } from '../service-error.ts';
import type { Store } from '../store/store.ts';
import { answer, explanationOf } from './answer.ts';
import type { AuthorizationService, RequestToAuthorize } from './authorization.ts';
import { globalContext, type RecipientAccount } from './context.ts';
import { namedValues } from './named-values.ts';
import type { Principal } from './principal.ts';
import { principals } from './principals.ts';
import { questions, type KnownResource } from './questions.ts';
import { resourceUrn } from './urn.ts';
import { simulatedContext } from './simulated-context.ts';

/** What the service needs. */
export interface AuthorizationServiceDependencies {
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Region in the URNs of resources. */
  readonly region: string;
}

/** Nothing is known of any connection. */
const nothing: ReadonlyMap<string, KnownResource> = new Map();

/**
 * Authorization by the policies in a store. Policies are kept in memory; in the common case, a caller whose policies speak of no single
 * resources and of no recipients, nothing is read.
 */
export function authorizationService({ store, now, region }: AuthorizationServiceDependencies): AuthorizationService {
  const users = principals(store);

  /** Connections that the caller may know of: own ones and received ones. */
  const visible = async (
    { caller, projectId, operation }: RequestToAuthorize,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, KnownResource>> => {
    if (projectId === undefined || operation.resource?.kind !== 'connection' || ids.length === 0) return nothing;
    const rows = await visibleConnections(store.db, caller, projectId, ids, now());
    return new Map(rows.map((row) => [row.id, { accountId: row.account_id, instanceId: row.instance_id }]));
  };

  /** A list without items stands for everything that the caller owns in the project (`delete_all`): each of it must be allowed. */
  const resourcesOf = async (
    { caller, projectId, operation: { resource }, request }: RequestToAuthorize,
    { dependsOnResource }: Principal,
  ): Promise<readonly string[]> => {
    if (resource === undefined) return [];
    const ids = namedValues(resource, request);
    const all = ids.length === 0 && resource.kind === 'connection' && resource.name.includes('[]');
    return all && dependsOnResource && projectId !== undefined ? ownedConnectionIds(store.db, caller, projectId) : ids;
  };

  const recipientsOf = async (
    { operation, request }: RequestToAuthorize,
    principal: Principal,
  ): Promise<ReadonlyMap<string, RecipientAccount | undefined> | undefined> => {
    if (operation.recipients === undefined || !principal.dependsOnRecipient) return undefined;
    const userIds = namedValues(operation.recipients, request);
    const accounts = new Map(
      (await accountsOfUsers(store.db, userIds)).map((row) => [
        row.user_id,
        { accountId: row.account_id, organizationPath: row.organization_path ?? undefined },
      ]),
    );
    return new Map(userIds.map((userId) => [userId, accounts.get(userId)]));
  };

  return {
    async check(asked) {
      const { caller, projectId, generation, operation } = asked;
      const principal = await users.find(caller, generation);
      if (principal === undefined) {
        throw new ServiceError('notAuthorized', 'The caller has just been removed from the directory of this server.');
      }
      const resourceIds = await resourcesOf(asked, principal);
      const sources = {
        operation,
        region,
        accountId: caller.accountId,
        context: globalContext(principal, projectId, now()),
        resourceIds,
        recipients: await recipientsOf(asked, principal),
      };
      if (!principal.dependsOnResource) {
        // Whose the resources are makes no difference to the decision, only to the text of a denial.
        const quick = answer(principal, questions({ ...sources, known: nothing }));
        if (quick.allowed) return quick;
      }
      return answer(principal, questions({ ...sources, known: await visible(asked, resourceIds) }));
    },

    async simulate({ userId, accountId, projectId, action, aliases, resource, resourceType, context }) {
      const principal = await users.find({ userId, accountId });
      if (principal === undefined) return undefined;
      const access = {
        action,
        aliases,
        resource: resource ?? (resourceType === '-' ? '*' : resourceUrn(region, accountId, resourceType, '*')),
        context: simulatedContext(globalContext(principal, projectId, now()), context),
      };
      return explanationOf(access, evaluate(access, principal.policies));
    },
  };
}
