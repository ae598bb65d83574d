import { sql, type Kysely } from 'kysely';
import type { Viewer } from './connections.ts';
import type { Tables } from './schema.ts';

/** How many connections are of an instance in each state. */
export interface InstanceStates {
  /** The directory has the instance. */
  readonly known: number;
  /** The directory had the instance: `INSTANCE_DELETE`. */
  readonly removed: number;
  /** The directory never had it. */
  readonly unknown: number;
}

/** The states of the instances of what the viewer owns in the project, of one engine or of all. */
export function instanceStates(
  db: Kysely<Tables>,
  viewer: Viewer,
  projectId: string,
  engineType: string | undefined,
): Promise<InstanceStates> {
  let owned = db
    .selectFrom('connections')
    .innerJoin('projects', 'projects.id', 'connections.project_id')
    .leftJoin('instances', (join) =>
      join
        .onRef('instances.project_id', '=', 'connections.project_id')
        .onRef('instances.id', '=', 'connections.instance_id'),
    )
    .where('connections.project_id', '=', projectId)
    .where('projects.account_id', '=', viewer.accountId)
    .where('connections.owner_id', '=', viewer.userId);
  if (engineType !== undefined) owned = owned.where(sql.ref('connections.engine_type'), '=', engineType);
  return owned
    .select([
      sql<number>`count(*) filter (where instances.removed = false)`.as('known'),
      sql<number>`count(*) filter (where instances.removed)`.as('removed'),
      sql<number>`count(*) filter (where instances.removed is null)`.as('unknown'),
    ])
    .executeTakeFirstOrThrow();
}
