/**
 * Kills the server with SIGKILL in the middle of a loop of shares, again and again, and checks after each restart that
 * every share that was answered with 200 is there. `node scripts/check-crash-safety.ts [ROUNDS]`, 20 rounds by default.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCommand, ended, startServer, type Demo } from './server-process.ts';

const rounds = Number(process.argv[2] ?? 20);
const directory = mkdtempSync(join(tmpdir(), 'opendas-crash-'));
let lost = 0;
let connection = '';
const everShared = new Set<string>();

try {
  for (let round = 1; round <= rounds; round += 1) {
    const server = await startServer(demoCommand(directory), directory);
    const api = callerOf(server.demo);
    if (connection === '') connection = await api.createConnection();
    lost += await countLost(api);
    // A different moment in each round: from the middle of the first requests to a busy loop.
    const killAt = everShared.size + 3 + round * 7;
    await shareUntil(api, round, killAt, () => server.process.kill('SIGKILL'));
    await ended(server.process);
    console.log(`round ${round}: killed after ${everShared.size} acknowledged shares in all, lost so far: ${lost}`);
  }
  const server = await startServer(demoCommand(directory), directory);
  lost += await countLost(callerOf(server.demo));
  server.process.kill('SIGTERM');
  await ended(server.process);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
console.log(`${rounds} kills, ${everShared.size} acknowledged shares, ${lost} lost.`);
process.exitCode = lost === 0 && everShared.size > rounds ? 0 : 1;

type Api = ReturnType<typeof callerOf>;

function callerOf(demo: Demo) {
  const account = demo.accounts[0];
  const project = account?.projects[0];
  const user = account?.users.find(({ root }) => !root);
  if (project === undefined || user === undefined) throw new Error('The demo has no project or no user.');
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${demo.url}/v3/${project.id}/${path}`, {
      method,
      headers: { 'X-Auth-Token': user.token, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    createConnection: async (): Promise<string> => {
      const body = {
        engine_type: 'mysql',
        instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
        network_type: 'rds',
        username: 'root',
        password: 'example',
        is_save_password: true,
      };
      return String(Reflect.get(Object(await call('POST', 'connections', body)), 'connection_id'));
    },
    share: (userId: string) =>
      call('POST', 'connections/share', {
        shared_conn_id: connection,
        users: [{ user_id: userId, user_name: userId }],
      }),
    shared: async (): Promise<ReadonlySet<string>> => {
      const found = new Set<string>();
      for (let page = 1; ; page += 1) {
        const answer = await call('GET', `connections/${connection}/get-shared-list?cur_page=${page}&per_page=100`);
        const data: unknown = Reflect.get(Object(answer), 'data');
        if (!Array.isArray(data)) throw new Error('No list of shares.');
        for (const share of data) found.add(String(Reflect.get(Object(share), 'user_id')));
        if (data.length < 100) return found;
      }
    },
  };
}

async function countLost(api: Api): Promise<number> {
  const present = await api.shared();
  return [...everShared].filter((user) => !present.has(user)).length;
}

/** Four loops of shares at once; the kill comes while requests are in flight. */
async function shareUntil(api: Api, round: number, count: number, kill: () => void): Promise<void> {
  let killed = false;
  let next = 0;
  const loop = async (): Promise<void> => {
    while (!killed) {
      const user = `round-${round}-user-${(next += 1)}`;
      try {
        await api.share(user);
      } catch (error) {
        if (killed) return;
        throw error;
      }
      everShared.add(user);
      if (everShared.size >= count && !killed) {
        killed = true;
        kill();
      }
    }
  };
  await Promise.all([loop(), loop(), loop(), loop()]);
}
