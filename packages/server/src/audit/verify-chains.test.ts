import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { fullConnection } from '../../test/example-connection.ts';
import { projects, users } from '../../test/example-directory.ts';
import { exampleWorld, type ExampleWorld } from '../../test/example-world.ts';
import type { Store } from '../store/index.ts';
import { openAuditKey } from './audit-key.ts';
import type { Head } from './chain-hash.ts';
import { verifyChains, type ChainReport } from './verify-chains.ts';

const chain = projects.owners;
const recipients = ['a', 'b', 'c'].map((name) => ({ user_id: `user-${name}`, user_name: name }));

/** What somebody who owns the database can do. */
async function tamper(store: Store, ...statements: readonly string[]): Promise<void> {
  const tables = ['audit_events', 'audit_seals', 'audit_heads'];
  const triggers = (state: string) => tables.map((table) => `alter table ${table} ${state} trigger user`);
  for (const statement of [...triggers('disable'), ...statements, ...triggers('enable')]) {
    await sql.raw(statement).execute(store.db);
  }
}

const eventOfRow = (sequence: number) =>
  `(select event_id from audit_seals where chain = '${chain}' and sequence = ${sequence})`;

const removeEvent = (sequence: number) => `delete from audit_events where id = ${eventOfRow(sequence)}`;
const removeSeal = (sequence: number) => `delete from audit_seals where chain = '${chain}' and sequence = ${sequence}`;
/** Gives a row another place. */
const moveSeal = (from: number, to: number) =>
  `update audit_seals set sequence = ${to} where chain = '${chain}' and sequence = ${from}`;

describeOnEachStore('the audit trail', (store) => {
  let world: ExampleWorld;
  beforeEach(async () => {
    world = await exampleWorld(store());
    // Row 1: the connection. Rows 2 to 4: a share each.
    const connectionId = await world.connections.create(users.owner, chain, fullConnection);
    for (const recipient of recipients) {
      await world.sharing.share(users.owner, chain, { connectionId, users: [recipient], expiresAt: undefined });
      await world.audit.sealed();
    }
  });

  const report = async (anchors: readonly Head[] = []): Promise<ChainReport> => {
    const key = await openAuditKey(store(), world.keyRing);
    if (key === undefined) throw new Error('There is no key.');
    for await (const one of verifyChains(store(), key, { chain, anchors })) return one;
    throw new Error('There is no chain.');
  };

  it('is intact as it was written', async () => {
    expect(await report()).toMatchObject({ head: { sequence: 4 }, waiting: 0, fault: null });
  });

  it.each([
    {
      name: 'a changed event',
      statements: [`update audit_events set event = replace(event, '"b"', '"x"') where id = ${eventOfRow(3)}`],
      fault: { sequence: 3, reason: 'The event was changed' },
    },
    {
      name: 'a changed time',
      statements: [`update audit_events set recorded_at = recorded_at - 1 where id = ${eventOfRow(2)}`],
      fault: { sequence: 2, reason: 'The event was changed' },
    },
    {
      name: 'an event removed from the middle',
      statements: [removeEvent(2)],
      fault: { sequence: 2, reason: 'The event of the row was removed.' },
    },
    {
      name: 'a row removed from the middle',
      statements: [removeEvent(2), removeSeal(2)],
      fault: { sequence: 2, reason: 'The row was removed' },
    },
    {
      name: 'a row removed from the middle, the others moved up',
      statements: [removeEvent(2), removeSeal(2), moveSeal(3, 2), moveSeal(4, 3)],
      fault: { sequence: 2, reason: 'The row does not follow' },
    },
    {
      name: 'the last row removed',
      statements: [removeEvent(4), removeSeal(4)],
      fault: { sequence: 4, reason: 'The last row was removed: the head of the chain is row 4.' },
    },
    {
      name: 'the last rows removed, and the head set back to what is left',
      statements: [
        `delete from audit_events where id in (${eventOfRow(3)}, ${eventOfRow(4)})`,
        `delete from audit_seals where chain = '${chain}' and sequence > 2`,
        `update audit_heads h set sequence = s.sequence, hash = s.hash from audit_seals s
         where s.chain = h.chain and s.sequence = 2 and h.chain = '${chain}'`,
      ],
      fault: { sequence: 2, reason: 'The head of the chain was changed' },
    },
    {
      name: 'the last row removed, and the head too',
      statements: [removeSeal(4), `delete from audit_heads where chain = '${chain}'`],
      fault: { sequence: 3, reason: 'The head of the chain was removed.' },
    },
    {
      name: 'two rows swapped',
      statements: [moveSeal(2, 99), moveSeal(3, 2), moveSeal(99, 3)],
      fault: { sequence: 2, reason: 'The row does not follow' },
    },
    {
      name: 'the events of two rows swapped',
      statements: [
        `create temporary table swapped as select event_id as id from audit_seals where chain = '${chain}' and sequence in (2, 3)`,
        `update audit_events set id = 'second' where id = ${eventOfRow(2)}`,
        `update audit_events set id = ${eventOfRow(2)} where id = ${eventOfRow(3)}`,
        `update audit_events set id = ${eventOfRow(3)} where id = 'second'`,
        `drop table swapped`,
      ],
      fault: { sequence: 2, reason: 'The event was changed' },
    },
    {
      name: 'a forged row at the end',
      statements: [
        `insert into audit_events select 'forged', chain, recorded_at, replace(event, '"c"', '"x"'), mac from audit_events where id = ${eventOfRow(4)}`,
        `insert into audit_seals select chain, 5, 'forged', encode(sha256(hash::bytea), 'hex') from audit_seals where chain = '${chain}' and sequence = 4`,
      ],
      fault: { sequence: 5, reason: 'The event was changed, or was not written by the server.' },
    },
    {
      name: 'a copy of a genuine event at the end',
      statements: [
        removeSeal(4),
        `insert into audit_seals select chain, 4, ${eventOfRow(2)} || '', hash from audit_seals where false`,
        `update audit_seals set event_id = event_id || 'x' where chain = '${chain}' and sequence = 2`,
        `insert into audit_seals select chain, 4, replace(event_id, 'x', ''), hash from audit_seals where chain = '${chain}' and sequence = 2`,
      ],
      fault: { sequence: 2, reason: 'The event of the row was removed.' },
    },
    {
      name: 'a forged event without a place',
      statements: [
        `insert into audit_events select 'forged', chain, recorded_at, event, mac from audit_events where id = ${eventOfRow(4)}`,
      ],
      fault: { sequence: null, reason: 'The event forged was changed, or was not written by the server.' },
    },
  ])('shows $name', async ({ statements, fault }) => {
    await tamper(store(), ...statements);
    expect((await report()).fault).toMatchObject({
      sequence: fault.sequence,
      reason: expect.stringContaining(fault.reason) as string,
    });
  });

  it('shows an earlier state of everything, by an anchor that was kept elsewhere', async () => {
    const { head } = await report();
    if (head === null) throw new Error('There is no head.');
    expect((await report([head])).fault).toBeNull();
    const earlier = await store()
      .db.selectFrom('audit_heads')
      .selectAll()
      .where('chain', '=', chain)
      .executeTakeFirst();
    const connectionId = await world.connections.create(users.owner, chain, fullConnection);
    await world.audit.sealed();
    const later = await report();
    // The head of row 4 with its genuine code, as somebody may have copied it in time.
    await tamper(
      store(),
      `delete from audit_events where event like '%${connectionId}%'`,
      removeSeal(5),
      `update audit_heads set sequence = 4, hash = '${earlier?.hash}', mac = '${earlier?.mac}' where chain = '${chain}'`,
    );
    expect((await report()).fault).toBeNull();
    expect((await report(later.head === null ? [] : [later.head])).fault).toMatchObject({ sequence: 5 });
  });

  describe('in the database', () => {
    it.each([
      `update audit_events set event = '{}'`,
      `delete from audit_events`,
      `truncate audit_events`,
      `update audit_seals set sequence = sequence + 1`,
      `delete from audit_seals`,
      `truncate audit_seals`,
      `update audit_heads set sequence = sequence - 1`,
      `delete from audit_heads`,
    ])('refuses %s', async (statement) => {
      await expect(sql.raw(statement).execute(store().db)).rejects.toThrow(/the audit trail only grows/);
    });
  });
});
