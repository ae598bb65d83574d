import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Compared byte by byte, as in the first migration; MySQL tells names of users apart in the same way. */
const text = sql`text collate "C"`;

/** Registered users of MySQL databases. */
export const dbUsers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('db_users')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('sequence', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
      .addColumn('project_id', text, (column) => column.notNull().references('projects.id'))
      .addColumn('instance_id', text, (column) => column.notNull())
      .addColumn('username', text, (column) => column.notNull())
      .addColumn('encrypted_password', 'bytea', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('db_users_name', ['project_id', 'instance_id', 'username'])
      .execute();
  },
};
