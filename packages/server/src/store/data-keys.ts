import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

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

/**
 * Adds a data key, unless the project has one of this version already.
 *
 * @param wrap - Encrypts it with the key-encryption key of the store, which cannot change until the data key is stored: a rotation
 *   would overlook it. Gets `undefined` where the store has none yet.
 */
export async function addDataKey(
  { db }: Store,
  projectId: string,
  version: number,
  createdAt: number,
  wrap: (keyId: string | undefined) => Promise<Uint8Array>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const row = await transaction.selectFrom('key_encryption_key').select('key_id').forShare().executeTakeFirst();
    await transaction
      .insertInto('data_keys')
      .values({ project_id: projectId, version, wrapped_key: await wrap(row?.key_id), created_at: createdAt })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** Every data key, in batches. */
export function dataKeysAfter(
  db: Kysely<Tables>,
  after: { readonly project_id: string; readonly version: number } | undefined,
  limit: number,
) {
  return db
    .selectFrom('data_keys')
    .select(['project_id', 'version', 'wrapped_key'])
    .where(sql<boolean>`(project_id, version) > (${after?.project_id ?? ''}::text, ${after?.version ?? 0}::integer)`)
    .orderBy('project_id')
    .orderBy('version')
    .limit(limit)
    .execute();
}

/** Replaces the encrypted form of a data key. */
export async function replaceWrappedKey(
  db: Kysely<Tables>,
  key: { readonly project_id: string; readonly version: number },
  wrappedKey: Uint8Array,
): Promise<void> {
  await db
    .updateTable('data_keys')
    .set({ wrapped_key: wrappedKey })
    .where('project_id', '=', key.project_id)
    .where('version', '=', key.version)
    .execute();
}

/** The newest version of each project and account. */
export function newestDataKeys(db: Kysely<Tables>): Promise<{ project_id: string; version: number }[]> {
  return db
    .selectFrom('data_keys')
    .select(['project_id', (row) => row.fn.max<number>('version').as('version')])
    .groupBy('project_id')
    .orderBy('project_id')
    .execute();
}
