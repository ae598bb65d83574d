/**
 * What requests cost with 1,000 to 1,000,000 shares in PostgreSQL, 100 of each connection: `pnpm run server-rows [SECONDS]`. The caller owns
 * 100 connections, and the recipient receives 100, whatever the number of rows.
 */
import { Client } from 'pg';
import { caller, recipient } from './directory.ts';
import type { LoadSettings } from './load.ts';
import { load } from './measure.ts';
import { Bench } from './servers.ts';

const seconds = Number(process.argv[2] ?? 4);
const counts = [1000, 10_000, 100_000, 1_000_000];
const sharesOfEach = 100;

console.log(
  '| shares | share | shares of a connection | connections of the owner | connections of the recipient |\n|---|---|---|---|---|',
);
const bench = new Bench();
try {
  const server = await bench.opendas('postgresql');
  if (server.databaseUrl === undefined) throw new Error('There is no database.');
  const client = new Client({ connectionString: server.databaseUrl });
  await client.connect();
  let loaded = 0;
  for (const count of counts) {
    await addRows(client, loaded, count);
    loaded = count;
    const common = { url: server.url, connections: 4, seconds };
    const owned = `/v3/${caller.project}/connections`;
    const asOwner = { ...common, method: 'GET', credential: { token: caller.token } } as const;
    const requests: readonly LoadSettings[] = [
      { ...asOwner, method: 'POST', path: `${owned}/share`, share: server.connections },
      { ...asOwner, path: `${owned}/${bulkId(0)}/get-shared-list?per_page=20` },
      { ...asOwner, path: `${owned}?perpage=20` },
      { ...asOwner, path: `/v3/${recipient.project}/connections?perpage=20`, credential: { token: recipient.token } },
    ];
    const cells = [];
    for (const request of requests) {
      await load({ ...request, seconds: 1 });
      const { p50, p99 } = await load(request);
      cells.push(`${p50} ms (p99 ${p99})`);
    }
    // The next number begins without the shares that were just made.
    await client.query("delete from shares where user_id like 'user-%'");
    console.log(`| ${count.toLocaleString('en')} | ${cells.join(' | ')} |`);
  }
  await client.end();
} finally {
  await bench.close();
}

function bulkId(number: number): string {
  return `bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Connections of another user in the caller's project, with shares; the first 100 with the recipient, and the very first is the caller's. */
async function addRows(client: Client, from: number, to: number): Promise<void> {
  const first = from / sharesOfEach;
  const last = to / sharesOfEach - 1;
  await client.query(
    `insert into connections (id, project_id, owner_id, engine_type, network_type, instance_id, node_ids, username, is_save_password,
       sql_record_flag, created_at, last_used_at, search_text)
     select 'bbbbbbbb-0000-4000-8000-' || lpad(n::text, 12, '0'), $1, case when n = 0 then $2 else 'b0000000000000000000000000000001' end,
       'mysql', 'rds', '17a73a23badb4c40b6ea48e7bfa5e83fin01', '{}', 'root', false, false, n, n, ''
     from generate_series($3::bigint, $4::bigint) as n`,
    [caller.project, caller.user, first, last],
  );
  await client.query(
    `insert into shares (connection_id, user_id, user_name, shared_at, expires_at, search_text)
     select 'bbbbbbbb-0000-4000-8000-' || lpad(n::text, 12, '0'),
       case when u = 0 and n between 1 and 100 then $1 else 'bulk-' || u || '-' || n end, 'name', n * 100 + u, null, ''
     from generate_series($2::bigint, $3::bigint) as n, generate_series(0, ${sharesOfEach - 1}) as u`,
    [recipient.user, first, last],
  );
  await client.query('analyze connections; analyze shares');
}
