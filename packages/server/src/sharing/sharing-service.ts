import type { AuditLog } from '../audit/audit-log.ts';
import { connectionDoesNotExist } from '../connections/does-not-exist.ts';
import { managedConnection } from '../connections/managed-connection.ts';
import type { Caller } from '../directory/caller.ts';
import { ServiceError } from '../service-error.ts';
import { findConnection, lockConnection } from '../store/connections.ts';
import { shareConnections, type ShareToMake } from '../store/share-connections.ts';
import { deleteShares, listShares, renameShare } from '../store/shares.ts';
import type { Store } from '../store/store.ts';
import { together } from '../store/together.ts';
import { inTransactionSpan } from '../tracing/transaction-spans.ts';
import { recipientsByUser } from './recipients.ts';
import type { SharingService } from './share.ts';

/** What the service needs. */
export interface SharingServiceDependencies {
  readonly store: Store;
  readonly audit: AuditLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Shares in a store. */
export function sharingService({ store, audit, now }: SharingServiceDependencies): SharingService {
  /** A transaction serves all shares that are asked for at the same time. A locked connection is left out: nobody waits for it but its own shares. */
  const shareTogether = together<ShareToMake, string | undefined>({
    placeOf: ({ connectionId }) => connectionId,
    keysOf: ({ connectionId, users }) => users.map((user) => `${connectionId} ${user.user_id}`),
    run: (shares) => shareConnections(store.db, shares, 'skip'),
  });

  return {
    async share(caller, projectId, { connectionId, users, expiresAt = null }) {
      const time = now();
      refuseExpiryThatHasPassed(expiresAt, time);
      const recipients = recipientsByUser(users);
      const event = audit.eventOf(caller, projectId, {
        connection_ids: [connectionId],
        users: recipients,
        expired_time: expiresAt,
      });
      const share = { viewer: caller, projectId, connectionId, users: recipients, sharedAt: time, expiresAt, event };
      const ownerId = await inTransactionSpan(
        async () => (await shareTogether(share)) ?? (await shareConnections(store.db, [share], 'wait'))[0],
      );
      if (ownerId === undefined) {
        managedConnection(await findConnection(store.db, caller, projectId, connectionId, time), connectionId);
        throw connectionDoesNotExist(connectionId);
      }
      refuseOwner(users, ownerId);
      refuseCaller(users, caller.userId);
      audit.added(event);
    },

    async cancel(caller: Caller, projectId, { connectionId, users }) {
      const recipients = recipientsByUser(users);
      const userIds = recipients.map((user) => user.user_id);
      await store.db.transaction().execute(async (transaction) => {
        managedConnection(await lockConnection(transaction, caller, projectId, connectionId, now()), connectionId);
        const cancelled = await deleteShares(transaction, connectionId, userIds);
        const missing = userIds.find((userId) => !cancelled.has(userId));
        if (missing !== undefined) {
          throw new ServiceError(
            'shareDoesNotExist',
            `The connection is not shared with user ${missing}. Nothing was cancelled.`,
          );
        }
        await audit.record(transaction, caller, projectId, { connection_ids: [connectionId], users: recipients });
      });
    },

    async rename(caller, projectId, connectionId, user) {
      await store.db.transaction().execute(async (transaction) => {
        managedConnection(await lockConnection(transaction, caller, projectId, connectionId, now()), connectionId);
        if (!(await renameShare(transaction, connectionId, user))) {
          throw new ServiceError(
            'shareDoesNotExist',
            `The connection is not shared with user ${user.user_id}. Nothing was changed.`,
          );
        }
        await audit.record(transaction, caller, projectId, { connection_ids: [connectionId], users: [user] });
      });
    },

    async list(caller, projectId, connectionId, keywords, page) {
      managedConnection(await findConnection(store.db, caller, projectId, connectionId, now()), connectionId);
      const { total, rows } = await listShares(store.db, connectionId, keywords, page);
      return {
        total,
        items: rows.map((row) => ({
          userId: row.user_id,
          userName: row.user_name,
          sharedAt: row.shared_at,
          expiresAt: row.expires_at ?? undefined,
        })),
      };
    },
  };
}

function refuseExpiryThatHasPassed(expiresAt: number | null, now: number): void {
  if (expiresAt === null || expiresAt > now) return;
  throw new ServiceError(
    'invalidParameter',
    `expired_time: expected a time after now, got ${new Date(expiresAt).toISOString()}. Send a later time, or leave it out for a share without expiry.`,
  );
}

function refuseOwner(users: readonly { readonly user_id: string }[], ownerId: string): void {
  const place = users.findIndex((user) => user.user_id === ownerId);
  if (place === -1) return;
  throw new ServiceError(
    'invalidParameter',
    `users[${place}].user_id: expected another user than the owner of the connection, who has it already. Leave this user out.`,
  );
}

/** The root user of the account may manage a connection of another user, and needs no share of it. */
function refuseCaller(users: readonly { readonly user_id: string }[], callerId: string): void {
  const place = users.findIndex((user) => user.user_id === callerId);
  if (place === -1) return;
  throw new ServiceError(
    'invalidParameter',
    `users[${place}].user_id: expected another user than the caller. Leave this user out.`,
  );
}
