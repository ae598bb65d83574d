import { sql } from 'kysely';
import type { Tables } from '../store/schema.ts';
import type { Store } from '../store/index.ts';

/** Every table: the type check stops here where one is missing. */
const tables = {
  organizations: true,
  accounts: true,
  projects: true,
  users: true,
  tokens: true,
  key_encryption_key: true,
  data_keys: true,
  connections: true,
  shares: true,
} satisfies Record<keyof Tables, true>;

/** Empties a store. */
export async function removeEverything({ db }: Store): Promise<void> {
  const names = sql.join(Object.keys(tables).map((name) => sql.table(name)));
  await sql`truncate table ${names} restart identity cascade`.execute(db);
}
