import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a server remembers of the permissions of a user is made of rows of these, new ones too, beside those of `0009-credential-changes`. */
const changes = {
  policies: 'insert or update or delete or truncate',
  policy_attachments: 'insert or update or delete or truncate',
  group_members: 'insert or update or delete or truncate',
  // All else of a project gives a new generation already.
  projects: 'insert',
} as const;

/**
 * Whatever changes what users may do gives the directory a new generation in its own transaction (ADR 0019), also where somebody changes a
 * policy or a group in the database by hand.
 */
export const authorizationChanges: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create function authorization_changed() returns trigger language plpgsql as $$
      begin
        update directory_generation set generation = gen_random_uuid()::text;
        return null;
      end $$`.execute(db);
    for (const [table, events] of Object.entries(changes)) {
      await sql`
        create trigger new_generation_after_authorization_change after ${sql.raw(events)} on ${sql.table(table)}
        for each statement execute function authorization_changed()`.execute(db);
    }
  },
};
