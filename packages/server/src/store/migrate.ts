import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { initial } from './migrations/0001-initial.ts';
import { instances } from './migrations/0003a-instances.ts';
import { lastUse } from './migrations/0003b-last-use.ts';
import { dbUsers } from './migrations/0004-db-users.ts';
import { authentication } from './migrations/0005-authentication.ts';
import type { Tables } from './schema.ts';

/** In the order of their names. A migration that was released is never changed. */
const migrations = {
  '0001-initial': initial,
  '0003a-instances': instances,
  '0003b-last-use': lastUse,
  '0004-db-users': dbUsers,
  '0005-authentication': authentication,
};

/**
 * Brings the tables up to date. A lock in the database lets two servers that start at once do so one after the other.
 *
 * @throws Error where a migration fails, or where the database was used by a newer version of the server.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
