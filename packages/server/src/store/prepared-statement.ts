import { createHash } from 'node:crypto';
import { CompiledQuery } from 'kysely';

/** How the text of a statement begins that PostgreSQL is to parse and plan once for each connection. */
const marker = /^\s*\/\* prepared (\w+) \*\//;

/** Names by text: as many as there are such statements. */
const names = new Map<string, string>();

/**
 * The name of a statement that nearly every request needs, `undefined` for all others. It is made from the text: behind a proxy that gives
 * connections to others, a server of another version must not be answered with what this one has prepared, nor another program. Such a
 * statement is used outside of transactions only, and names the columns of its result: nobody has to prepare it anew after a migration.
 */
export function preparedName(text: string): string | undefined {
  const label = marker.exec(text)?.[1];
  if (label === undefined) return undefined;
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `opendas_${label}_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  names.set(text, name);
  return name;
}

/**
 * SQLSTATE of a statement that is not prepared on this connection, or already is although this process does not know it: a proxy has
 * given the connection to others meanwhile (PgBouncer before version 1.21, with pools of transactions). Nothing was done then.
 */
const states: ReadonlySet<unknown> = new Set(['26000', '42P05']);

/** Whether statements cannot be prepared here. */
export function isUnprepared(error: unknown): boolean {
  return error instanceof Error && states.has(Reflect.get(error, 'code'));
}

/**
 * A statement whose text is written down whole, and so need not be built for each request. The text says which columns its rows have.
 *
 * @param parameters - For `$1`, `$2` …
 */
export function writtenStatement<Row>(text: string, parameters: readonly unknown[]): CompiledQuery<Row> {
  return CompiledQuery.raw(text, [...parameters]);
}
