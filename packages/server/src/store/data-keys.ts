import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** An encrypted data key of a project. */
export interface StoredDataKey {
  readonly version: number;
  readonly wrappedKey: Uint8Array;
}

/** The newest data key of a project. */
export async function newestDataKey(db: Kysely<Tables>, projectId: string): Promise<StoredDataKey | undefined> {
  const row = await db
    .selectFrom('data_keys')
    .select(['version', 'wrapped_key'])
    .where('project_id', '=', projectId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { version: row.version, wrappedKey: row.wrapped_key };
}

/** A data key of a project. */
export async function dataKeyOfVersion(
  db: Kysely<Tables>,
  projectId: string,
  version: number,
): Promise<StoredDataKey | undefined> {
  const row = await db
    .selectFrom('data_keys')
    .select(['version', 'wrapped_key'])
    .where('project_id', '=', projectId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : { version: row.version, wrappedKey: row.wrapped_key };
}

/** Adds a data key, unless the project has one of this version already. */
export async function addDataKey(
  db: Kysely<Tables>,
  projectId: string,
  key: StoredDataKey,
  createdAt: number,
): Promise<void> {
  await db
    .insertInto('data_keys')
    .values({ project_id: projectId, version: key.version, wrapped_key: key.wrappedKey, created_at: createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
