import type { AccessRequest } from '@opendas/iam-policy';
import { recipientContext, type Context, type RecipientAccount } from './context.ts';
import type { OperationAuthorization } from './operation-authorization.ts';
import { resourceUrn } from './urn.ts';

/** What a request asks of the policies. All its questions must be answered with yes. */
export interface Question {
  /** One of them must be allowed, and none may be denied explicitly. */
  readonly alternatives: readonly [AccessRequest, ...AccessRequest[]];
  /** The recipients whom the question is about; empty where it is about none. */
  readonly recipients: readonly string[];
}

/** Whose a named resource is, as far as the caller may know. */
export interface KnownResource {
  readonly accountId: string;
  readonly instanceId: string;
}

/** What the questions are made of. */
export interface QuestionSources {
  readonly operation: OperationAuthorization;
  readonly region: string;
  /** The caller's account. */
  readonly accountId: string;
  readonly context: Context;
  /** Ids that the request names. */
  readonly resourceIds: readonly string[];
  /** Connections among them that the caller can see. */
  readonly known: ReadonlyMap<string, KnownResource>;
  /** Recipients that the request names, with their accounts where the server knows them; `undefined`: they do not matter. */
  readonly recipients: ReadonlyMap<string, RecipientAccount | undefined> | undefined;
}

/** The questions of a request: one for each resource and each account of recipients. */
export function questions(sources: QuestionSources): readonly Question[] {
  const { operation, context } = sources;
  const { action, aliases } = operation;
  const groups = byAccount(sources.recipients);
  return resources(sources).flatMap((urns) =>
    groups.map(({ account, recipients }) => {
      const ask = (resource: string): AccessRequest => ({
        action,
        aliases,
        resource,
        context: { ...context, ...recipientContext(account) },
      });
      const [first, ...others] = urns;
      return { alternatives: [ask(first), ...others.map(ask)] as const, recipients };
    }),
  );
}

/** For each resource its URN, and the other URN that stands for it too, if any. */
function resources(sources: QuestionSources): readonly (readonly [string, ...string[]])[] {
  const { operation, region, accountId, resourceIds, known } = sources;
  const { resourceType, resource } = operation;
  if (resourceType === '-') return [['*']];
  if (resource === undefined || resourceIds.length === 0) return [[resourceUrn(region, accountId, resourceType, '*')]];
  return resourceIds.map((id) => {
    // What the caller cannot see is asked for as if it were in the caller's account, whoever's it is.
    const found = known.get(id);
    const owner = found?.accountId ?? accountId;
    const named = resourceUrn(region, owner, resource.kind, id);
    if (resource.kind === resourceType) return [named];
    // das_01_0211 names the type instance where the path names a connection: the connection's own URN is accepted too.
    return [resourceUrn(region, owner, resourceType, found?.instanceId ?? '*'), named];
  });
}

interface Group {
  readonly account: RecipientAccount | undefined;
  readonly recipients: readonly string[];
}

/** Recipients of one account have the same answer. Those who are not known are together. */
function byAccount(recipients: QuestionSources['recipients']): readonly Group[] {
  if (recipients === undefined || recipients.size === 0) return [{ account: undefined, recipients: [] }];
  const groups = new Map<string | undefined, { account: RecipientAccount | undefined; recipients: string[] }>();
  for (const [userId, account] of recipients) {
    const group = groups.get(account?.accountId) ?? { account, recipients: [] };
    group.recipients.push(userId);
    groups.set(account?.accountId, group);
  }
  return [...groups.values()];
}
