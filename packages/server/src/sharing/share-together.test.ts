import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { fullConnection } from '../../test/example-connection.ts';
import { projects, users } from '../../test/example-directory.ts';
import { exampleWorld, type ExampleWorld } from '../../test/example-world.ts';
import type { Caller } from '../directory/caller.ts';

const { owner, colleague, recipient, stranger } = users;

/** Refuses every event with this text in it, as a database that is full of it would. */
const poison = 'poison';

describeOnEachStore('shares that are asked for at the same time', (store) => {
  let world: ExampleWorld;
  let connectionId: string;
  beforeEach(async () => {
    world = await exampleWorld(store());
    connectionId = await world.connections.create(owner, projects.owners, fullConnection);
    await share(owner, recipient.userId);
  });

  const share = (caller: Caller, userId: string, connection = connectionId): Promise<void> =>
    world.sharing.share(caller, caller === recipient ? projects.others : projects.owners, {
      connectionId: connection,
      users: [{ user_id: userId, user_name: userId }],
      expiresAt: undefined,
    });
  const sharedWith = async (): Promise<readonly string[]> => {
    const rows = await store().db.selectFrom('shares').select('user_id').orderBy('user_id').execute();
    return rows.map(({ user_id }) => user_id);
  };
  const recordedUsers = async (): Promise<readonly string[]> => {
    const rows = await store().db.selectFrom('audit_events').select('event').execute();
    return rows
      .flatMap(({ event }): unknown[] => Reflect.get(Object(JSON.parse(event)), 'users'))
      .map((user) => String(Reflect.get(Object(user), 'user_id')))
      .toSorted();
  };

  it('are each answered as if it were alone, and only those that are made have an event', async () => {
    const answers = await Promise.allSettled([
      share(owner, 'a'),
      share(owner, owner.userId),
      share(colleague, 'b'),
      share(stranger, 'c'),
      share(recipient, 'd'),
      share(owner, 'e', '00000000-0000-4000-8000-000000000000'),
      share(owner, 'f'),
      share(owner, 'f'),
    ]);
    expect(answers.map((answer) => (answer.status === 'rejected' ? answer.reason.kind : 'made'))).toEqual([
      'made',
      'invalidParameter',
      'connectionDoesNotExist',
      'connectionDoesNotExist',
      'notAuthorized',
      'connectionDoesNotExist',
      'made',
      'made',
    ]);
    const made = [recipient.userId, 'a', 'f'];
    expect(await sharedWith()).toEqual(made.toSorted());
    expect(await recordedUsers()).toEqual([...made, 'f'].toSorted());
  });

  it('are made with their event or not at all, whatever becomes of the others', async () => {
    await sql`
      create function refuse_poison() returns trigger language plpgsql as $$
      begin
        if new.event like '%poison%' then raise exception 'refused'; end if;
        return new;
      end $$`.execute(store().db);
    await sql`create trigger refuse_poison before insert on audit_events for each row execute function refuse_poison()`.execute(
      store().db,
    );
    try {
      const answers = await Promise.allSettled(['a', poison, 'b'].map((userId) => share(owner, userId)));
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    } finally {
      await sql`drop function refuse_poison cascade`.execute(store().db);
    }
    const made = [recipient.userId, 'a', 'b'].toSorted();
    expect(await sharedWith()).toEqual(made);
    expect(await recordedUsers()).toEqual(made);
  });

  it('wait for a connection that somebody else changes, and do not hold up those of others', async () => {
    // The embedded database has one connection: whoever changes something holds up everybody.
    if (!store().shared) return;
    const other = await world.connections.create(owner, projects.owners, fullConnection);
    const order: string[] = [];
    const changing = store()
      .db.transaction()
      .execute(async (transaction) => {
        await transaction.selectFrom('connections').select('id').where('id', '=', connectionId).forUpdate().execute();
        const waiting = share(owner, 'a').then(() => order.push('the same connection'));
        await share(owner, 'b', other);
        order.push('another connection');
        await sleep(50);
        order.push('the change');
        return { waiting };
      });
    await (
      await changing
    ).waiting;
    expect(order).toEqual(['another connection', 'the change', 'the same connection']);
  });
});
