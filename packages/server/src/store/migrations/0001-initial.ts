import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Ids and keywords are compared byte by byte in every database, whatever its locale, so that an index serves them and
 * pages are the same everywhere.
 */
const text = sql`text collate "C"`;

/** The directory, data keys, connections and shares. */
export const initial: Migration = {
  async up(db: Kysely<unknown>) {
    const directoryTable = (name: string) =>
      db.schema
        .createTable(name)
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('removed', 'boolean', (column) => column.notNull().defaultTo(false));

    await directoryTable('organizations').execute();
    await directoryTable('accounts')
      .addColumn('organization_id', text, (column) => column.notNull().references('organizations.id'))
      .execute();
    await directoryTable('projects')
      .addColumn('account_id', text, (column) => column.notNull().references('accounts.id'))
      .execute();
    await directoryTable('users')
      .addColumn('account_id', text, (column) => column.notNull().references('accounts.id'))
      .addColumn('root', 'boolean', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('tokens')
      .addColumn('sha256', text, (column) => column.primaryKey())
      .addColumn('user_id', text, (column) => column.notNull().references('users.id'))
      .addColumn('expires_at', 'bigint')
      .execute();

    await db.schema
      .createTable('key_encryption_key')
      .addColumn('only_row', 'boolean', (column) =>
        column
          .primaryKey()
          .defaultTo(true)
          .check(sql`only_row`),
      )
      .addColumn('key_id', text, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('data_keys')
      .addColumn('project_id', text, (column) => column.notNull().references('projects.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('wrapped_key', 'bytea', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('data_keys_pkey', ['project_id', 'version'])
      .execute();

    await db.schema
      .createTable('connections')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('sequence', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
      .addColumn('project_id', text, (column) => column.notNull().references('projects.id'))
      .addColumn('owner_id', text, (column) => column.notNull().references('users.id'))
      .addColumn('engine_type', text, (column) => column.notNull())
      .addColumn('network_type', text, (column) => column.notNull())
      .addColumn('instance_id', text, (column) => column.notNull())
      .addColumn('node_ids', sql`text[]`, (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('encrypted_password', 'bytea')
      .addColumn('is_save_password', 'boolean', (column) => column.notNull())
      .addColumn('port', 'integer')
      .addColumn('database_name', 'text')
      .addColumn('remarks', 'text')
      .addColumn('sql_record_flag', 'boolean', (column) => column.notNull())
      .addColumn('status', text, (column) => column.notNull().defaultTo('NORMAL'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('search_text', text, (column) => column.notNull())
      .addCheckConstraint('connections_password_kept', sql`is_save_password = (encrypted_password is not null)`)
      .execute();
    await db.schema
      .createIndex('connections_of_owner')
      .on('connections')
      .columns(['project_id', 'owner_id', 'created_at', 'sequence'])
      .execute();

    await db.schema
      .createTable('shares')
      .addColumn('connection_id', text, (column) => column.notNull().references('connections.id').onDelete('cascade'))
      .addColumn('user_id', text, (column) => column.notNull())
      .addColumn('user_name', 'text', (column) => column.notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
      .addColumn('shared_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .addColumn('search_text', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('shares_pkey', ['connection_id', 'user_id'])
      .execute();
    await db.schema
      .createIndex('shares_of_connection')
      .on('shares')
      .columns(['connection_id', 'shared_at', 'sequence'])
      .execute();
    await db.schema.createIndex('shares_with_user').on('shares').columns(['user_id', 'connection_id']).execute();
  },
};
