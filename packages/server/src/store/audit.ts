import { sql, type Kysely } from 'kysely';
import type { AuditEventTable, AuditHeadTable, AuditSealTable, Tables } from './schema.ts';

/** A seal with the event it puts in order; null where the event is missing. */
export interface SealedRow extends AuditSealTable {
  readonly event: AuditEventTable | null;
}

/** The key of the trail, encrypted; `undefined` before the first event. */
export async function wrappedAuditKey(db: Kysely<Tables>): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('audit_keys').select('wrapped_key').where('version', '=', 1).executeTakeFirst();
  return row?.wrapped_key;
}

/** Keeps the key of the trail, unless there is one already. */
export async function addAuditKey(db: Kysely<Tables>, wrappedKey: Uint8Array, createdAt: number): Promise<void> {
  await db
    .insertInto('audit_keys')
    .values({ version: 1, wrapped_key: wrappedKey, created_at: createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Adds an event. */
export async function insertEvent(db: Kysely<Tables>, event: AuditEventTable): Promise<void> {
  await db.insertInto('audit_events').values(event).execute();
}

/** Makes heads of chains that have none. */
export async function insertHeads(db: Kysely<Tables>, heads: readonly AuditHeadTable[]): Promise<void> {
  await db
    .insertInto('audit_heads')
    .values([...heads])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The heads of chains, kept from other transactions until this one ends. Always in the same order, so that none wait for each other. */
export function lockHeads(db: Kysely<Tables>, chains: readonly string[]): Promise<AuditHeadTable[]> {
  return db
    .selectFrom('audit_heads')
    .selectAll()
    .where(sql<boolean>`chain = any(${chains}::text[])`)
    .orderBy('chain')
    .forUpdate()
    .execute();
}

/** Of these events, those that are committed, and whether each is sealed. */
export async function committedOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await sql<{ readonly id: string; readonly sealed: boolean }>`
    select id, exists (select from audit_seals where event_id = audit_events.id) as sealed
    from audit_events where id = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, sealed }) => [id, sealed]));
}

/**
 * Events without a seal, the oldest first.
 *
 * @param from - When they were recorded at the earliest, in epoch milliseconds.
 * @param after - The last one that was read.
 */
export function unsealed(
  db: Kysely<Tables>,
  from: number,
  after: Pick<AuditEventTable, 'recorded_at' | 'id'> | undefined,
  limit: number,
): Promise<AuditEventTable[]> {
  return db
    .selectFrom('audit_events')
    .selectAll()
    .where((row) =>
      row.not(
        row.exists(row.selectFrom('audit_seals').select('event_id').whereRef('event_id', '=', 'audit_events.id')),
      ),
    )
    .where('recorded_at', '>=', from)
    .where(
      sql<boolean>`(recorded_at, id) > (${after?.recorded_at ?? Number.MIN_SAFE_INTEGER}::bigint, ${after?.id ?? ''}::text)`,
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Adds seals, one statement for any number. */
export async function insertSeals(db: Kysely<Tables>, seals: readonly AuditSealTable[]): Promise<void> {
  await sql`
    insert into audit_seals (chain, sequence, event_id, hash)
    select chain, sequence, event_id, hash from jsonb_populate_recordset(null::audit_seals, ${JSON.stringify(seals)}::text::jsonb)
  `.execute(db);
}

/** Moves heads on, one statement for any number. */
export async function moveHeads(db: Kysely<Tables>, heads: readonly AuditHeadTable[]): Promise<void> {
  await sql`
    update audit_heads set sequence = new.sequence, hash = new.hash, mac = new.mac
    from jsonb_populate_recordset(null::audit_heads, ${JSON.stringify(heads)}::text::jsonb) as new
    where audit_heads.chain = new.chain
  `.execute(db);
}

/** Names of all chains that any table knows of. */
export async function auditChains(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ chain: string }>`
    select chain from audit_heads union select chain from audit_seals union select chain from audit_events order by 1
  `.execute(db);
  return rows.map((row) => row.chain);
}

/** The head of a chain. */
export function auditHead(db: Kysely<Tables>, chain: string): Promise<AuditHeadTable | undefined> {
  return db.selectFrom('audit_heads').selectAll().where('chain', '=', chain).executeTakeFirst();
}

/** Seals of a chain after a place, in order, with their events. */
export async function sealedRows(
  db: Kysely<Tables>,
  chain: string,
  after: number,
  limit: number,
): Promise<readonly SealedRow[]> {
  const rows = await db
    .selectFrom('audit_seals')
    .leftJoin('audit_events', 'audit_events.id', 'audit_seals.event_id')
    .select([
      'audit_seals.chain',
      'audit_seals.sequence',
      'audit_seals.event_id',
      'audit_seals.hash',
      'audit_events.id',
      'audit_events.chain as event_chain',
      'audit_events.recorded_at',
      'audit_events.event',
      'audit_events.mac',
    ])
    .where('audit_seals.chain', '=', chain)
    .where('audit_seals.sequence', '>', after)
    .orderBy('audit_seals.sequence')
    .limit(limit)
    .execute();
  return rows.map(({ id, event_chain, recorded_at, event, mac, ...seal }) => ({
    ...seal,
    event:
      id === null || event_chain === null || recorded_at === null || event === null || mac === null
        ? null
        : { id, chain: event_chain, recorded_at, event, mac },
  }));
}

/** Replaces the encrypted form of the key of the trail. */
export async function replaceWrappedAuditKey(db: Kysely<Tables>, wrappedKey: Uint8Array): Promise<void> {
  await db.updateTable('audit_keys').set({ wrapped_key: wrappedKey }).where('version', '=', 1).execute();
}
