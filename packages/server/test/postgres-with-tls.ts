import { readFileSync } from 'node:fs';
import { startSeparatePostgres } from '@opendas/test-postgres';
import { Client } from 'pg';

/** A PostgreSQL with users, a database and a certificate for logins. */
export interface PostgresForLogins {
  readonly port: number;
  /** Everybody's password. It stands in no other place, so that tests can look for it. */
  readonly password: string;
  stop(): Promise<void>;
}

const certificate = readFileSync(new URL('tls/server.pem', import.meta.url), 'utf8');
const key = readFileSync(new URL('tls/server.key', import.meta.url), 'utf8');

/**
 * Users: `owner`, who may log in in any way; `only_encrypted`; `clear_text`, whose password the server asks for as it is. Database: `orders`.
 */
export async function startPostgresForLogins(): Promise<PostgresForLogins> {
  const password = 'Pa55-of-the-database';
  // One of its own: its settings and its users are changed.
  const postgres = await startSeparatePostgres();
  const admin = new Client(postgres.url);
  await admin.connect();
  try {
    for (const user of ['owner', 'only_encrypted', 'clear_text']) {
      await admin.query(`create user ${user} password '${password}'`);
    }
    await admin.query('create database orders');
    const folder = String(Reflect.get((await admin.query('show data_directory')).rows[0] as object, 'data_directory'));
    await writeFile(admin, `${folder}/server.crt`, certificate);
    await writeFile(admin, `${folder}/server.key`, key);
    await writeFile(
      admin,
      `${folder}/pg_hba.conf`,
      `host all clear_text 127.0.0.1/32 password
hostnossl all only_encrypted 127.0.0.1/32 reject
host all all 127.0.0.1/32 scram-sha-256
`,
    );
    await admin.query('alter system set ssl = on');
    await admin.query('select pg_reload_conf()');
  } finally {
    await admin.end();
  }
  return { port: Number(new URL(postgres.url).port), password, stop: () => postgres.stop() };
}

/** PostgreSQL writes the file, since it reads a key only from its own user. */
async function writeFile(admin: Client, path: string, text: string): Promise<void> {
  const lines = text.trimEnd().replaceAll("'", "''").split('\n').join("'), ('");
  await admin.query(`copy (select * from (values ('${lines}')) as line) to program 'umask 077; cat > ${path}'`);
}
