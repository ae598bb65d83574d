import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Compared byte by byte, see 0001-initial. */
const text = sql`text collate "C"`;

/** Access keys, issued tokens, passwords of users, failed attempts, used signatures, rates. */
export const authentication: Migration = {
  async up(db: Kysely<unknown>) {
    // Secret keys belong to an account rather than to a project: its id stands in `project_id`.
    await db.schema.alterTable('data_keys').dropConstraint('data_keys_project_id_fkey').execute();

    await db.schema.alterTable('users').addColumn('password_hash', 'text').execute();

    // Tokens of the directory file have none of these.
    await db.schema
      .alterTable('tokens')
      .addColumn('issued_at', 'bigint')
      .addColumn('project_id', text)
      .addColumn('region', text)
      .execute();

    await db.schema
      .createTable('access_keys')
      .addColumn('access_key', text, (column) => column.primaryKey())
      .addColumn('user_id', text, (column) => column.notNull().references('users.id'))
      .addColumn('encrypted_secret_key', 'bytea', (column) => column.notNull())
      .addColumn('security_token_sha256', text)
      .addColumn('expires_at', 'bigint')
      .addColumn('active', 'boolean', (column) => column.notNull())
      .addColumn('of_directory_file', 'boolean', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('failed_attempts')
      .addColumn('subject', text, (column) => column.primaryKey())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('locked_until', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('used_signatures')
      .addColumn('signature', 'bytea', (column) => column.primaryKey())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('used_signatures_expiry').on('used_signatures').column('expires_at').execute();

    // Not worth the write-ahead log: after a crash the counting begins anew.
    await sql`
      create unlogged table request_counts (
        subject text collate "C" primary key,
        window_start bigint not null,
        requests integer not null
      )`.execute(db);
  },
};
