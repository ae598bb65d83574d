import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Compared byte by byte in every database, whatever its locale. */
const text = sql`text collate "C"`;

/** Policies, groups, the place of accounts in their organizations, and by what servers notice a new directory. */
export const policies: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('accounts')
      .addColumn('organization_path', text)
      .alterColumn('organization_id', (column) => column.dropNotNull())
      .execute();
    await db.schema
      .createTable('policies')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('groups')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('account_id', text, (column) => column.notNull().references('accounts.id'))
      .execute();
    await db.schema
      .createTable('group_members')
      .addColumn('group_id', text, (column) => column.notNull().references('groups.id'))
      .addColumn('user_id', text, (column) => column.notNull().references('users.id'))
      .addPrimaryKeyConstraint('group_members_pkey', ['user_id', 'group_id'])
      .execute();
    await db.schema
      .createTable('policy_attachments')
      .addColumn('target_kind', text, (column) => column.notNull())
      .addColumn('target_id', text, (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('policy_id', text, (column) => column.notNull().references('policies.id'))
      .addPrimaryKeyConstraint('policy_attachments_pkey', ['target_kind', 'target_id', 'position'])
      .execute();
    await db.schema
      .createTable('directory_generation')
      .addColumn('only_row', 'boolean', (column) =>
        column
          .primaryKey()
          .defaultTo(true)
          .check(sql`only_row`),
      )
      .addColumn('generation', text, (column) => column.notNull())
      .execute();
  },
};
