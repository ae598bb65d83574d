import { sql, type Kysely, type Selectable } from 'kysely';
import type { Page } from '../page.ts';
import { countedPage, type CountedPage } from './counted-page.ts';
import type { DbUserTable, Tables } from './schema.ts';

/** A registered user, without the password. */
export type DbUserRow = Pick<Selectable<DbUserTable>, 'id' | 'username'>;

/** Where users are registered. */
interface Place {
  readonly projectId: string;
  readonly instanceId: string;
}

/** Stores a new user, unless the instance has one of this name. */
export async function insertDbUser(
  db: Kysely<Tables>,
  { projectId, instanceId }: Place,
  user: Omit<DbUserTable, 'sequence' | 'project_id' | 'instance_id'>,
): Promise<'done' | 'nameTaken'> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('db_users')
    .values({ ...user, project_id: projectId, instance_id: instanceId })
    .onConflict((conflict) => conflict.columns(['project_id', 'instance_id', 'username']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 0n ? 'nameTaken' : 'done';
}

/** A user of the instance. */
export function findDbUser(db: Kysely<Tables>, place: Place, id: string): Promise<DbUserRow | undefined> {
  return usersOf(db, place).select(['id', 'username']).where('id', '=', id).executeTakeFirst();
}

/** Users of the instance, the oldest first, and how many these are on all pages. */
export async function listDbUsers(
  db: Kysely<Tables>,
  place: Place,
  filter: { readonly dbUserId: string | undefined; readonly userName: string | undefined },
  page: Page,
): Promise<CountedPage<DbUserRow>> {
  let matching = usersOf(db, place);
  if (filter.dbUserId !== undefined) matching = matching.where('id', '=', filter.dbUserId);
  if (filter.userName !== undefined) matching = matching.where('username', '=', filter.userName);
  return countedPage<DbUserRow>(
    db,
    sql<number>`${matching.select((row) => row.fn.countAll<number>().as('total'))}`,
    matching
      .select(['id', 'username', 'created_at', 'sequence'])
      .orderBy('created_at')
      .orderBy('sequence')
      .offset(page.offset)
      .limit(page.limit),
    sql`listed.created_at, listed.sequence`,
  );
}

/** Replaces name and password of a user, unless another one has the name. */
export async function updateDbUser(
  db: Kysely<Tables>,
  { projectId, instanceId }: Place,
  id: string,
  login: Pick<DbUserTable, 'username' | 'encrypted_password'>,
): Promise<'done' | 'missing' | 'nameTaken'> {
  try {
    const { numUpdatedRows } = await db
      .updateTable('db_users')
      .set(login)
      .where('project_id', '=', projectId)
      .where('instance_id', '=', instanceId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 0n ? 'missing' : 'done';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === uniqueViolation) return 'nameTaken';
    throw error;
  }
}

/** PostgreSQL, Appendix A. The id is not changed, so only the name can be another row's. */
const uniqueViolation = '23505';

/** Deletes a user. `false` where there is no such user. */
export async function deleteDbUser(db: Kysely<Tables>, { projectId, instanceId }: Place, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('db_users')
    .where('project_id', '=', projectId)
    .where('instance_id', '=', instanceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** The engine of an instance, where the directory knows it. */
export async function engineOfInstance(
  db: Kysely<Tables>,
  { projectId, instanceId }: Place,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('instances')
    .select('engine_type')
    .where('project_id', '=', projectId)
    .where('id', '=', instanceId)
    .where('removed', '=', false)
    .executeTakeFirst();
  return row?.engine_type;
}

function usersOf(db: Kysely<Tables>, { projectId, instanceId }: Place) {
  return db.selectFrom('db_users').where('project_id', '=', projectId).where('instance_id', '=', instanceId);
}
