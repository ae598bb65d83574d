import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Compared byte by byte, as in the first migration. */
const text = sql`text collate "C"`;

/** Database instances of projects. */
export const instances: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('instances')
      .addColumn('project_id', text, (column) => column.notNull().references('projects.id'))
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('engine_type', text, (column) => column.notNull())
      .addColumn('network_type', text, (column) => column.notNull())
      .addColumn('version', 'text')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('port', 'integer', (column) => column.notNull())
      .addColumn('tls_mode', text, (column) => column.notNull())
      .addColumn('tls_ca', 'text')
      .addColumn('search_text', text, (column) => column.notNull())
      .addColumn('removed', 'boolean', (column) => column.notNull().defaultTo(false))
      .addPrimaryKeyConstraint('instances_pkey', ['project_id', 'id'])
      .execute();
  },
};
