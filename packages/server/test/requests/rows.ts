import { sql } from 'kysely';
import type { Store } from '../../src/store/index.ts';

/** When an event of the audit trail gets its place is up to the server, and tells nothing. */
const unpredictable = new Set(['audit_heads', 'audit_seals']);

/** Every row of every table of a store, as JSON, by table. */
export type Rows = ReadonlyMap<string, readonly string[]>;

export async function allRows({ db }: Store): Promise<Rows> {
  const tables = await tableNames(db);
  const { rows } = await sql<{ name: string; row: string }>`${sql.join(tables.map(rowsOf), sql` union all `)}`.execute(
    db,
  );
  const found = new Map<string, string[]>(tables.map((name) => [name, []]));
  for (const { name, row } of rows) found.get(name)?.push(row);
  return found;
}

function rowsOf(name: string) {
  return sql<{ name: string; row: string }>`
    select ${sql.lit(name)} as name, to_jsonb(one)::text as row from ${sql.table(name)} as one`;
}

const known = new WeakMap<Store['db'], Promise<readonly string[]>>();

function tableNames(db: Store['db']): Promise<readonly string[]> {
  const names =
    known.get(db) ??
    sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`
      .execute(db)
      .then(({ rows }) => rows.map(({ name }) => name).filter((name) => !unpredictable.has(name)));
  known.set(db, names);
  return names;
}

/** Rows that are gone or were changed, and how many are new, by table. */
export function changes(
  before: Rows,
  after: Rows,
): { readonly lost: readonly string[]; readonly added: Readonly<Record<string, number>> } {
  const lost: string[] = [];
  const added: Record<string, number> = {};
  for (const [table, rows] of before) {
    const left = new Set(after.get(table));
    lost.push(...rows.filter((row) => !left.has(row)).map((row) => `${table}: ${row}`));
  }
  for (const [table, rows] of after) {
    const count = rows.length - (before.get(table)?.length ?? 0);
    if (count > 0) added[table] = count;
  }
  return { lost, added };
}
