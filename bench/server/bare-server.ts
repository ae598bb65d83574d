/**
 * What OpenDAS is compared with: Fastify, and one statement that inserts the same row into the same table through the same driver.
 * `node bare-server.ts postgresql URL` or `node bare-server.ts embedded FOLDER`; prints the port and the ids of connections.
 */
import { randomUUID } from 'node:crypto';
import { openStore } from '@opendas/server';
import { fastify } from 'fastify';
import { sql } from 'kysely';
import { caller } from './directory.ts';

const [kind, place = ''] = process.argv.slice(2);
const store = await openStore(
  kind === 'postgresql' ? { kind: 'postgresql', url: place } : { kind: 'embedded', directory: { path: place } },
);
const connections = Array.from({ length: 100 }, () => randomUUID());
for (const statement of [
  sql`insert into organizations (id, name) values ('bench', 'bench')`,
  sql`insert into accounts (id, name, organization_id) values ('bench', 'bench', 'bench')`,
  sql`insert into projects (id, name, account_id) values (${caller.project}, 'bench', 'bench')`,
  sql`insert into users (id, name, account_id, root) values (${caller.user}, 'bench', 'bench', false)`,
  ...connections.map(
    (
      connection,
    ) => sql`insert into connections (id, project_id, owner_id, engine_type, network_type, instance_id, node_ids, username, is_save_password, sql_record_flag, created_at, last_used_at, search_text)
      values (${connection}, ${caller.project}, ${caller.user}, 'mysql', 'rds', '17a73a23badb4c40b6ea48e7bfa5e83fin01', '{}', 'root', false, false, 0, 0, '')`,
  ),
]) {
  await statement.execute(store.db);
}

interface ShareRequest {
  readonly shared_conn_id: string;
  readonly users: readonly [{ readonly user_id: string; readonly user_name: string }];
}

const app = fastify();
app.post<{ Body: ShareRequest }>('/share', async ({ body }) => {
  const [{ user_id: id, user_name: name }] = body.users;
  await sql`
    insert into shares (connection_id, user_id, user_name, search_text, shared_at, expires_at)
    values (${body.shared_conn_id}, ${id}, ${name}, ${`${id} ${name}`}, ${Date.now()}, null)
    on conflict (connection_id, user_id) do update
    set user_name = excluded.user_name, search_text = excluded.search_text, expires_at = excluded.expires_at`.execute(
    store.db,
  );
  return { status: true };
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${JSON.stringify({ url, connections })}\n`);
