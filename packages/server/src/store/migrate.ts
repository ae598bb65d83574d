import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { initial } from './migrations/0001-initial.ts';
import { instances } from './migrations/0003a-instances.ts';
import { lastUse } from './migrations/0003b-last-use.ts';
import { dbUsers } from './migrations/0004-db-users.ts';
import { authentication } from './migrations/0005-authentication.ts';
import { policies } from './migrations/0006-policies.ts';
import { audit } from './migrations/0007-audit.ts';
import { credentialChanges } from './migrations/0009-credential-changes.ts';
import { authorizationChanges } from './migrations/0010-authorization-changes.ts';
import type { Tables } from './schema.ts';

/** In the order of their names. A migration that was released is never changed. */
const migrations = {
  '0001-initial': initial,
  '0003a-instances': instances,
  '0003b-last-use': lastUse,
  '0004-db-users': dbUsers,
  '0005-authentication': authentication,
  '0006-policies': policies,
  '0007-audit': audit,
  '0009-credential-changes': credentialChanges,
  '0010-authorization-changes': authorizationChanges,
};

/** Names of the migrations that this version knows. */
export const migrationNames: readonly string[] = Object.keys(migrations);

/**
 * Brings the tables up to date. A lock in the database lets two servers that start at once do so one after the other.
 *
 * @returns Names of the migrations that were run.
 * @throws Error where a migration fails, or where the database was used by a newer version of the server.
 */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  const { error, results = [] } = await migrator(db).migrateToLatest();
  if (error !== undefined) throw error;
  return results.map((result) => result.migrationName);
}

/** Which migrations the tables have, and which they still need. Changes nothing. */
export async function migrationState(
  db: Kysely<Tables>,
): Promise<{ readonly executed: readonly string[]; readonly pending: readonly string[] }> {
  const found = await migrator(db).getMigrations();
  const names = (executed: boolean) =>
    found.filter((one) => (one.executedAt !== undefined) === executed).map((one) => one.name);
  return { executed: names(true), pending: names(false) };
}

/** Names of the migrations that the tables still need. */
export async function pendingMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  return (await migrationState(db)).pending;
}

function migrator(db: Kysely<Tables>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
}
