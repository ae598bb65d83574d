import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Servers keep credentials in memory as long as the generation of the directory stays the same (ADR 0019): whoever changes or deletes
 * one, by whatever statement, makes a new generation in the same transaction. A new credential needs none: nobody remembers that it
 * was missing.
 */
export const credentialChanges: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create function directory_changed() returns trigger language plpgsql as $$
      begin
        if exists (select from before_change) then
          update directory_generation set generation = gen_random_uuid()::text;
        end if;
        return null;
      end $$`.execute(db);
    for (const table of ['tokens', 'access_keys']) {
      for (const event of ['update', 'delete']) {
        await sql`
          create trigger ${sql.ref(`new_generation_after_${event}`)} after ${sql.raw(event)} on ${sql.table(table)}
          referencing old table as before_change
          for each statement execute function directory_changed()`.execute(db);
      }
    }
  },
};
