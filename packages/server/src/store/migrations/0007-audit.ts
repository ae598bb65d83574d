import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const text = sql`text collate "C"`;

/**
 * The audit trail (ADR 0016): events as they happened, seals that put them in order, the head of each chain, and the key,
 * encrypted. Triggers refuse what a chain must not suffer; whoever can remove the triggers is found by `opendas audit verify`.
 */
export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit_keys')
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .addColumn('wrapped_key', 'bytea', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('audit_events')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('chain', text, (column) => column.notNull())
      .addColumn('recorded_at', 'bigint', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('mac', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('audit_events_by_time').on('audit_events').columns(['recorded_at']).execute();
    await db.schema
      .createTable('audit_seals')
      .addColumn('chain', text, (column) => column.notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('event_id', text, (column) => column.notNull().unique())
      .addColumn('hash', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_seals_pkey', ['chain', 'sequence'])
      .execute();
    await db.schema
      .createTable('audit_heads')
      .addColumn('chain', text, (column) => column.primaryKey())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('mac', text, (column) => column.notNull())
      .execute();

    await sql`
      create function audit_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit trail only grows: % of % is refused', tg_op, tg_table_name using errcode = '42501';
      end $$`.execute(db);
    await sql`
      create function audit_refuse_step_back() returns trigger language plpgsql as $$
      begin
        if new.chain <> old.chain or new.sequence <= old.sequence then
          raise exception 'the audit trail only grows: a head does not go back' using errcode = '42501';
        end if;
        return new;
      end $$`.execute(db);
    for (const table of ['audit_events', 'audit_seals']) {
      await sql`
        create trigger refuse_change before update or delete on ${sql.table(table)}
        for each row execute function audit_refuse_change()`.execute(db);
      await sql`
        create trigger refuse_truncate before truncate on ${sql.table(table)}
        for each statement execute function audit_refuse_change()`.execute(db);
    }
    await sql`
      create trigger refuse_step_back before update on audit_heads
      for each row execute function audit_refuse_step_back()`.execute(db);
    await sql`
      create trigger refuse_change before delete on audit_heads
      for each row execute function audit_refuse_change()`.execute(db);
    await sql`
      create trigger refuse_truncate before truncate on audit_heads
      for each statement execute function audit_refuse_change()`.execute(db);
  },
};
