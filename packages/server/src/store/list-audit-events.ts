import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './schema.ts';

/** What events must have; every member that is set. */
export interface AuditCriteria {
  /** Epoch milliseconds; `from` is included, `to` is not. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly operationId: string | undefined;
  readonly action: string | undefined;
  /** Who did it. */
  readonly userId: string | undefined;
  readonly connectionId: string | undefined;
  readonly result: 'succeeded' | 'denied' | 'failed' | undefined;
}

/** An event with its place. */
export interface PlacedRow {
  readonly sequence: number;
  readonly hash: string;
  readonly event: string;
}

/** Places of a chain: `lowest` is included, `before` is not. */
export interface Places {
  readonly lowest: number;
  readonly before: number;
}

/** Events at some places of a chain that match, the last one first. Reads these places and no others. */
export function placedEvents(
  db: Kysely<Tables>,
  chain: string,
  { lowest, before }: Places,
  { from, to, result, ...others }: AuditCriteria,
  limit: number,
): Promise<readonly PlacedRow[]> {
  let found = db
    .selectFrom('audit_seals')
    .innerJoin('audit_events', 'audit_events.id', 'audit_seals.event_id')
    .select(['audit_seals.sequence', 'audit_seals.hash', 'audit_events.event'])
    .where('audit_seals.chain', '=', chain)
    .where('audit_seals.sequence', '>=', lowest)
    .where('audit_seals.sequence', '<', before);
  if (from !== undefined) found = found.where('audit_events.recorded_at', '>=', from);
  if (to !== undefined) found = found.where('audit_events.recorded_at', '<', to);
  const members = JSON.stringify(membersOf(others));
  if (members !== '{}') found = found.where(sql<boolean>`audit_events.event::jsonb @> ${members}::text::jsonb`);
  if (result !== undefined) found = found.where(results[result]);
  return found.orderBy('audit_seals.sequence', 'desc').limit(limit).execute();
}

/** What a matching event contains. */
function membersOf({ operationId, action, userId, connectionId }: Omit<AuditCriteria, 'from' | 'to' | 'result'>) {
  return {
    operation_id: operationId,
    action,
    user_id: userId,
    ...(connectionId !== undefined && { connection_ids: [connectionId] }),
  };
}

const status = sql`(audit_events.event::jsonb ->> 'status')::integer`;
const results = {
  succeeded: sql<boolean>`${status} < 400`,
  denied: sql<boolean>`${status} in (401, 403)`,
  failed: sql<boolean>`${status} >= 400 and ${status} not in (401, 403)`,
} as const satisfies Record<NonNullable<AuditCriteria['result']>, RawBuilder<boolean>>;

/**
 * Between which places of a chain the events of a range of time lie. Places follow time, but not strictly: an event that a killed
 * server left behind gets its place later.
 *
 * @param most - Looks at so many events of all chains, at most.
 * @returns `undefined` where the range has more. Where it has none, no place is between them.
 */
export async function placesInTime(
  db: Kysely<Tables>,
  chain: string,
  { from, to }: { readonly from: number; readonly to: number },
  most: number,
): Promise<Places | undefined> {
  const { rows } = await sql<{ recorded: number; lowest: number | null; highest: number | null }>`
    with recorded as materialized (
      select id from audit_events where recorded_at >= ${from} and recorded_at < ${to} order by recorded_at limit ${most + 1}
    )
    select (select count(*) from recorded) as recorded, min(sequence) as lowest, max(sequence) as highest
    from recorded join audit_seals on event_id = id and chain = ${chain}
    where (select count(*) from recorded) <= ${most}`.execute(db);
  const [row] = rows;
  if (row === undefined || row.recorded > most) return undefined;
  return { lowest: row.lowest ?? 1, before: (row.highest ?? 0) + 1 };
}
