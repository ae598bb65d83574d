import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, startPostgres, startRestartablePostgres, type TestPostgres } from './index.ts';

const select = async (url: string, text: string): Promise<unknown> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<{ value: unknown }>(`select (${text}) as value`);
    return result.rows[0]?.value;
  } finally {
    await client.end();
  }
};

describe('startPostgres', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('starts a real PostgreSQL', async () => {
    expect(await select(postgres.url, 'version()')).toMatch(/^PostgreSQL \d+/);
  });

  it('keeps text as UTF-8', async () => {
    expect(await select(postgres.url, "upper('ß') || chr(128512)")).toContain('😀');
  });

  it('creates databases that do not see each other, and drops them', async () => {
    const one = await createTestDatabase(postgres.url);
    const other = await createTestDatabase(postgres.url);
    const client = new Client({ connectionString: one.url });
    await client.connect();
    await client.query('create table only_here ()');
    await client.end();
    expect(await select(one.url, "to_regclass('only_here')::text")).toBe('only_here');
    expect(await select(other.url, "to_regclass('only_here')::text")).toBeNull();
    await one.stop();
    await other.stop();
    await expect(select(one.url, '1')).rejects.toThrow(/does not exist/);
  });
});

describe.skipIf(process.env['OPENDAS_TEST_DATABASE_URL'])('a PostgreSQL of its own', () => {
  it('is gone after stop', async () => {
    const postgres = await startPostgres();
    await postgres.stop();
    await expect(select(postgres.url, '1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('keeps what was committed when it is stopped and started again', async () => {
    const postgres = await startRestartablePostgres();
    const client = new Client({ connectionString: postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create table kept as select 1 as value');
    for (const mode of ['fast', 'immediate'] as const) {
      await postgres.halt(mode);
      await expect(select(postgres.url, '1')).rejects.toThrow(/ECONNREFUSED/);
      await postgres.resume();
      expect(await select(postgres.url, 'select value from kept')).toBe(1);
    }
    await postgres.stop();
  });

  it('ends with the process that started it, even when that is killed', async () => {
    const program = `
      import { startPostgres } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
      process.stdout.write((await startPostgres()).url);
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = String((await once(starter.stdout, 'data'))[0]);
    expect(await select(url, '1')).toBe(1);
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    await expect.poll(() => select(url, '1').catch(String), { timeout: 10_000 }).toMatch(/ECONNREFUSED/);
  });
});
