/**
 * The story of a shared connection, through `@opendas/client`: the owner creates a connection and shares it, both list it,
 * the owner cancels the share, and the recipient no longer sees the connection.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDasClient, unwrap } from '@opendas/client';
import { printTraffic } from './print-traffic.ts';
import { startDemoServer } from './demo-server.ts';

const directory = mkdtempSync(join(tmpdir(), 'opendas-demo-'));
const server = await startDemoServer(directory);
try {
  await play(server.demo.url);
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}

async function play(endpoint: string): Promise<void> {
  const [ownerAccount, recipientAccount] = server.demo.accounts;
  const owner = ownerAccount?.users.find(({ root }) => !root);
  const recipient = recipientAccount?.users.find(({ root }) => !root);
  const ownerProject = ownerAccount?.projects[0];
  const recipientProject = recipientAccount?.projects[0];
  if (!owner || !recipient || !ownerProject || !recipientProject)
    throw new Error('The demo directory has too few users.');

  const asOwner = createDasClient({
    endpoint,
    credentials: { token: owner.token },
    projectId: ownerProject.id,
    fetch: printTraffic(owner.name),
  });
  const asRecipient = createDasClient({
    endpoint,
    credentials: { token: recipient.token },
    projectId: recipientProject.id,
    fetch: printTraffic(recipient.name),
  });

  chapter(`${owner.name} saves a login`);
  const { connection_id } = await unwrap(
    asOwner.createConnection({
      body: {
        engine_type: 'mysql',
        instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
        network_type: 'rds',
        username: 'reporting',
        password: 'a password that nobody else sees',
        is_save_password: true,
        database_name: 'orders',
      },
    }),
  );
  if (connection_id === undefined) throw new Error('The server gave the connection no id.');
  const users = [{ user_id: recipient.id, user_name: recipient.name }];

  chapter(`${owner.name} shares it with ${recipient.name} for an hour`);
  const expired_time = new Date(Date.now() + 3_600_000).toISOString();
  await unwrap(asOwner.createShareConnections({ body: { shared_conn_id: connection_id, users, expired_time } }));

  chapter(`${owner.name} lists the shares`);
  await unwrap(asOwner.listSharedConnections({ path: { connection_id } }));

  chapter(`${recipient.name} lists what others share`);
  const received = await unwrap(asRecipient.listConnection({ query: { connection_type: 'SHARE' } }));
  if (received.total_record !== 1) throw new Error('The recipient does not see the connection.');

  chapter(`${owner.name} cancels the share`);
  await unwrap(asOwner.cancelShareConnections({ body: { shared_conn_id: connection_id, users } }));

  chapter(`${recipient.name} no longer sees the connection`);
  const after = await unwrap(asRecipient.listConnection({ query: { connection_type: 'SHARE' } }));
  if (after.total_record !== 0) throw new Error('The recipient still sees the connection.');
  const detail = await asRecipient.showConnectionDetail({ path: { connection_id } });
  if (detail.ok) throw new Error('The recipient can still open the connection.');
  console.log('\nThe story is over: the recipient worked without ever seeing the password, and lost access at once.');
}

function chapter(title: string): void {
  console.log(`\n# ${title}`);
}
