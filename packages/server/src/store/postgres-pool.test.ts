import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cuttableProxy, type CuttableProxy } from '../../test/cuttable-proxy.ts';
import { openStore, type Store } from './index.ts';

describe('a PostgreSQL that comes and goes', () => {
  let postgres: TestPostgres;
  let proxy: CuttableProxy;
  let store: Store;
  beforeAll(async () => {
    postgres = await startPostgres();
    proxy = await cuttableProxy(postgres.url);
    store = await openStore({ kind: 'postgresql', url: proxy.url });
  });
  afterAll(async () => {
    await store.close();
    await proxy.close();
    await postgres.stop();
  });

  const unavailable = {
    kind: 'databaseUnavailable',
    status: 503,
    message: 'The database cannot be reached. Try again later.',
  };

  it('is unavailable where nothing listens', async () => {
    const url = 'postgres://somebody:secret-word@127.0.0.1:1/nothing';
    const opening = openStore({ kind: 'postgresql', url });
    await expect(opening).rejects.toMatchObject(unavailable);
    await expect(opening).rejects.not.toThrow(/secret-word/);
  });

  it('is unavailable while it is cut off, and is used again by itself afterwards', async () => {
    await store.ping();
    proxy.cut();
    await expect(store.ping()).rejects.toMatchObject(unavailable);
    await expect(store.ping()).rejects.toMatchObject(unavailable);
    proxy.mend();
    await expect.poll(() => store.ping().then(() => 'reached', String)).toBe('reached');
  });

  it('fails the statement during which it is lost, alone', async () => {
    const sleeping = sql`select pg_sleep(60)`.execute(store.db).catch((error: unknown) => error);
    await expect.poll(() => terminateOthers(/pg_sleep\(60\)/)).toBe(1);
    expect(await sleeping).toMatchObject(unavailable);
    await store.ping();
  });

  it('fails the transaction during which it is lost, and keeps nothing of it', async () => {
    const transaction = store.db.transaction().execute(async (inside) => {
      await inside.insertInto('organizations').values({ id: 'lost', name: 'Lost' }).execute();
      await sql`select pg_sleep(61)`.execute(inside);
    });
    const failing = transaction.catch((error: unknown) => error);
    await expect.poll(() => terminateOthers(/pg_sleep\(61\)/)).toBe(1);
    expect(await failing).toMatchObject(unavailable);
    expect(await store.db.selectFrom('organizations').selectAll().execute()).toEqual([]);
  });

  it('does not call a wrong statement an unavailable database', async () => {
    await expect(sql`select nothing from nowhere`.execute(store.db)).rejects.toMatchObject({ code: '42P01' });
  });

  async function terminateOthers(query: RegExp): Promise<number> {
    const { rows } = await sql<{ ended: boolean }>`
      select pg_terminate_backend(pid) as ended from pg_stat_activity
      where datname = current_database() and query ~ ${query.source} and state = 'active' and pid <> pg_backend_pid()`.execute(
      store.db,
    );
    return rows.length;
  }
});
