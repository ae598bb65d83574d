import { createTestDatabase, startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { preparedName, writtenStatement } from './prepared-statement.ts';
import type { Tables } from './schema.ts';
import { openStore, type Store } from './store.ts';

describe('preparedName', () => {
  it.each([
    { text: '/* prepared admit */ select 1', name: /^opendas_admit_[0-9a-f]{16}$/ },
    { text: '\n  /* prepared share */\n select 1', name: /^opendas_share_[0-9a-f]{16}$/ },
    { text: 'select 1', name: /^none$/ },
    { text: "select '/* prepared admit */'", name: /^none$/ },
    { text: '/* something else */ select 1', name: /^none$/ },
  ])('of $text', ({ text, name }) => {
    expect(preparedName(text) ?? 'none').toMatch(name);
  });

  it('is another one for another text, and always the same for one', () => {
    const [first, other] = ['/* prepared admit */ select 1', '/* prepared admit */ select 2'];
    expect(preparedName(first)).toBe(preparedName(first));
    expect(preparedName(first)).not.toBe(preparedName(other));
  });
});

describe('a prepared statement', () => {
  let postgres: TestPostgres;
  let store: Store;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());
  beforeEach(async () => {
    database = await createTestDatabase(postgres.url);
    store = await openStore({ kind: 'postgresql', url: database.url });
    return async () => {
      await store.close();
      await database.stop();
    };
  });

  const text = '/* prepared twice */ select $1::integer * 2 as twice';
  const name = preparedName(text) ?? '';
  const twice = async (number: number): Promise<number | undefined> => {
    const statement = writtenStatement<{ twice: number }>(text, [number]);
    return (await store.db.executeQuery(statement)).rows[0]?.twice;
  };
  const prepared = async (db: Kysely<Tables>): Promise<number> => {
    const { rows } = await sql`select from pg_prepared_statements where name = ${name}`.execute(db);
    return rows.length;
  };

  it('is prepared once', async () => {
    expect([await twice(1), await twice(2)]).toEqual([2, 4]);
    expect(await prepared(store.db)).toBe(1);
  });

  it.each([
    { what: 'was forgotten', statement: `deallocate ${name}`, before: [2] },
    { what: 'was made by somebody else', statement: `prepare ${name} as select 1`, before: [] },
  ])('is answered also where it $what on the connection, as behind a proxy', async ({ statement, before }) => {
    const answers: unknown[] = [];
    for (const [index] of before.entries()) answers.push(await twice(index + 1));
    await sql.raw(statement).execute(store.db);
    answers.push(await twice(2), await twice(3));
    expect(answers).toEqual([...before, 4, 6]);
  });
});
