import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a server remembers of a caller is made of rows of these. */
const tables = ['tokens', 'access_keys', 'users', 'accounts', 'projects'] as const;

/**
 * Servers keep callers in memory as long as the generation of the directory stays the same (ADR 0019): whoever changes or deletes a row
 * that they are made of, by whatever statement, makes a new generation in the same transaction. A new row needs none: nobody remembers
 * that it was missing.
 */
export const credentialChanges: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create function directory_changed() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'TRUNCATE' then
          if not exists (select from before_change) then return null; end if;
        end if;
        update directory_generation set generation = gen_random_uuid()::text;
        return null;
      end $$`.execute(db);
    for (const table of tables) {
      for (const event of ['update', 'delete', 'truncate']) {
        // Which rows a truncation takes away cannot be seen.
        const seen = sql.raw(event === 'truncate' ? '' : 'referencing old table as before_change');
        await sql`
          create trigger ${sql.ref(`new_generation_after_${event}`)} after ${sql.raw(event)} on ${sql.table(table)} ${seen}
          for each statement execute function directory_changed()`.execute(db);
      }
    }
  },
};
