import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When a connection was used last. One that is there already counts as used when it was created. */
export const lastUse: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('connections').addColumn('last_used_at', 'bigint').execute();
    await sql`update connections set last_used_at = created_at`.execute(db);
    await db.schema
      .alterTable('connections')
      .alterColumn('last_used_at', (column) => column.setNotNull())
      .execute();
    await db.schema.createIndex('connections_by_last_use').on('connections').column('last_used_at').execute();
  },
};
