import type { Kysely } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { exampleDirectory, users } from '../../test/example-directory.ts';
import { openAuditLog, type AuditLog } from '../audit/audit-log.ts';
import { applyDirectory } from '../directory-store/apply-directory.ts';
import { hashPassword } from '../directory/password-hash.ts';
import { temporaryKeyRing } from '../secrets/index.ts';
import type { Tables } from '../store/schema.ts';
import type { Store } from '../store/index.ts';
import { iamService } from './iam-service.ts';
import type { IamService } from './iam.ts';

const { owner, recipient } = users;
const origin = { operationId: 'test', action: undefined, requestId: 'request', clientAddress: '127.0.0.1' };

/** A store that counts statements and transactions. */
function counting(store: Store, count: { statements: number; transactions: number }): Store {
  const db: Kysely<Tables> = store.db.withPlugin({
    transformQuery({ node }) {
      count.statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const transaction = db.transaction.bind(db);
  return {
    ...store,
    db: Object.assign(db, {
      transaction: () => {
        count.transactions += 1;
        return transaction();
      },
    }),
  };
}

describeOnEachStore('a refused password', (store) => {
  const count = { statements: 0, transactions: 0 };
  let audit: AuditLog;
  let iam: IamService;
  beforeEach(async () => {
    const password_hash = await hashPassword('correct horse', { N: 16, r: 1, p: 1 });
    const withPassword = exampleDirectory.users.map((user) =>
      user.id === owner.userId ? { ...user, password_hash } : user,
    );
    await applyDirectory(store(), { ...exampleDirectory, users: withPassword });
    // What it does in the background is not counted; an event is part of the transaction of the refusal.
    audit = await openAuditLog({ store: store(), keyRing: temporaryKeyRing(), now: () => 1 });
    iam = iamService({ store: counting(store(), count), audit, region: 'cn-north-4', now: () => 1 });
  });

  /** What a wrong password costs the database. */
  const costOf = async (user: { id: string }): Promise<typeof count> => {
    Object.assign(count, { statements: 0, transactions: 0 });
    const request = { user, account: undefined, password: 'wrong', project: undefined };
    await expect(iam.issueToken(request, origin)).rejects.toMatchObject({ kind: 'notAuthenticated' });
    return { ...count };
  };

  it('costs the same for a user who is not there, who has no password, and who is locked', async () => {
    const known = await costOf({ id: owner.userId });
    expect(known).toEqual({ statements: 3, transactions: 1 });
    expect(await costOf({ id: 'nobody' })).toEqual(known);
    expect(await costOf({ id: recipient.userId })).toEqual(known);
    for (let failure = 0; failure < 6; failure += 1) await costOf({ id: owner.userId });
    expect(await costOf({ id: owner.userId })).toEqual(known);
    await audit.close();
    expect(await store().db.selectFrom('audit_events').select('id').execute()).toHaveLength(6);
  });
});
