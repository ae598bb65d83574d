import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** A table with a column of encrypted secrets. */
export type EncryptedColumn = 'connections' | 'db_users' | 'access_keys';

/** An encrypted secret, with the project or account whose data key it is encrypted with. */
export interface EncryptedValue {
  readonly owner: string;
  readonly id: string;
  readonly value: Uint8Array;
}

/** Names of the columns: id, secret, and where the project or account is. */
const columns = {
  connections: { id: 'id', secret: 'encrypted_password', owner: sql`project_id`, from: sql`connections` },
  db_users: { id: 'id', secret: 'encrypted_password', owner: sql`project_id`, from: sql`db_users` },
  access_keys: {
    id: 'access_key',
    secret: 'encrypted_secret_key',
    owner: sql`users.account_id`,
    from: sql`access_keys join users on users.id = access_keys.user_id`,
  },
} as const;

/** Rows that are read at once. */
const batch = 500;

/** Every encrypted secret of a table, a few in memory at a time. */
export async function* encryptedValues(db: Kysely<Tables>, table: EncryptedColumn): AsyncGenerator<EncryptedValue> {
  const { id, secret, owner, from } = columns[table];
  const key = sql.ref(`${table}.${id}`);
  let last = '';
  for (;;) {
    const { rows } = await sql<EncryptedValue>`
      select ${owner} as owner, ${key} as id, ${sql.ref(secret)} as value from ${from}
      where ${key} > ${last} and ${sql.ref(secret)} is not null order by ${key} limit ${batch}`.execute(db);
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.id;
  }
}

/** Replaces an encrypted secret where it is still the old one, and says whether it was. */
export async function replaceEncryptedValue(
  db: Kysely<Tables>,
  table: EncryptedColumn,
  rowId: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<boolean> {
  const { id, secret } = columns[table];
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(table)} set ${sql.ref(secret)} = ${after}
    where ${sql.ref(id)} = ${rowId} and ${sql.ref(secret)} = ${before}`.execute(db);
  return numAffectedRows > 0n;
}
