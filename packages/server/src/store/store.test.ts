import { createTestDatabase, startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { openStore } from './index.ts';

describeOnEachStore('a store', (store) => {
  it('answers a ping', async () => {
    await expect(store().ping()).resolves.toBeUndefined();
  });

  it('gives times and counts as numbers', async () => {
    const { rows } = await sql`select 4081487400200::bigint as time, count(*) from (values (1), (2)) as two`.execute(
      store().db,
    );
    expect(rows).toEqual([{ time: 4_081_487_400_200, count: 2 }]);
  });

  it('undoes a transaction that fails', async () => {
    const failing = store()
      .db.transaction()
      .execute(async (transaction) => {
        await transaction.insertInto('organizations').values({ id: 'o', name: 'O' }).execute();
        throw new Error('after the insert');
      });
    await expect(failing).rejects.toThrow('after the insert');
    expect(await store().db.selectFrom('organizations').selectAll().execute()).toEqual([]);
  });

  it('does not keep a connection whose password and flag contradict each other', async () => {
    await expect(
      sql`insert into connections (is_save_password, encrypted_password) values (true, null)`.execute(store().db),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });
});

describe('openStore', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('lets several servers that start at once create the tables once', async () => {
    const { url, ...database } = await createTestDatabase(postgres.url);
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore({ kind: 'postgresql', url })));
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(stores[0]!.db);
    const names = rows.map(({ name }) => name);
    expect(names).toContain('0001-initial');
    expect(new Set(names).size).toBe(names.length);
    await Promise.all(stores.map((store) => store.close()));
    await database.stop();
  });

  it('does not open the data of a newer version', async () => {
    const { url, ...database } = await createTestDatabase(postgres.url);
    const store = await openStore({ kind: 'postgresql', url });
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(store.db);
    await store.close();
    await expect(openStore({ kind: 'postgresql', url })).rejects.toThrow(/9999-later/);
    await database.stop();
  });

  it('finds every acknowledged row in the embedded store after its process was killed', async () => {
    const path = await mkdtemp(join(tmpdir(), 'opendas-store-'));
    const program = `
      import { openStore } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
      const store = await openStore({ kind: 'embedded', directory: { path: ${JSON.stringify(path)} } });
      for (let count = 0; ; count++) {
        await store.db.insertInto('organizations').values({ id: String(count), name: 'acknowledged' }).execute();
        process.stdout.write(count + '\\n');
      }`;
    const writer = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    for await (const chunk of writer.stdout) {
      output += String(chunk);
      if (output.split('\n').length > 100) writer.kill('SIGKILL');
    }
    if (writer.signalCode === null) await once(writer, 'exit');
    expect(writer.signalCode).toBe('SIGKILL');

    const acknowledged = output.split('\n').slice(0, -1);
    const store = await openStore({ kind: 'embedded', directory: { path } });
    const rows = await store.db.selectFrom('organizations').select('id').execute();
    const found = new Set(rows.map((row) => row.id));
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    await store.close();
    await rm(path, { recursive: true });
  }, 60_000);
});
