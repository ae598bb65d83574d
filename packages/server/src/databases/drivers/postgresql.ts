import type { Socket } from 'node:net';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import { Client } from 'pg';
import type { SessionFailureClass } from '../session-failure.ts';
import type { Driver, SessionLogin } from './driver.ts';
import { alreadyConnected } from './already-connected.ts';

/** Our own, where a server asks for what only an encrypted connection may carry. */
const needsEncryption = 'OPENDAS_NEEDS_ENCRYPTION';

/** SQLSTATE (PostgreSQL manual, appendix A). */
const classes: Readonly<Record<string, SessionFailureClass>> = {
  '28000': 'loginRefused',
  '28P01': 'loginRefused',
  '42501': 'loginRefused',
  '3D000': 'databaseUnknown',
  [needsEncryption]: 'tlsFailed',
};

/** Where the driver has no code (pg 8: `connection.js`, `crypto/sasl.js`). */
const messages: readonly (readonly [RegExp, SessionFailureClass])[] = [
  [/^The server does not support SSL connections$/, 'tlsFailed'],
  [/^SASL: /, 'loginRefused'],
];

/** PostgreSQL, protocol 3. */
export const postgresql: Driver = {
  async openAndClose(socket, login) {
    const client = new Client({
      host: login.host,
      port: login.port,
      user: login.user,
      // As a text the driver would take the empty one for none, and look into ~/.pgpass.
      password: () => login.password,
      // Every server has it; the driver would take one named like the user.
      database: login.database ?? 'postgres',
      application_name: 'opendas',
      ssl: tlsOptions(login),
      stream: () => alreadyConnected(socket),
    });
    // The loss of the connection shows in the calls below as well.
    client.on('error', () => undefined);
    if (login.tls.mode === 'disable') refuseClearText(client);
    await client.connect();
    await client.end();
  },

  classify(error) {
    if (!(error instanceof Error)) return undefined;
    const code: unknown = Reflect.get(error, 'code');
    if (typeof code === 'string' && Object.hasOwn(classes, code)) return classes[code];
    return messages.find(([pattern]) => pattern.test(error.message))?.[1];
  },
};

function tlsOptions({ host, tls }: SessionLogin): false | ConnectionOptions {
  if (tls.mode === 'disable') return false;
  return {
    rejectUnauthorized: tls.mode !== 'require',
    ...(tls.ca !== null && { ca: tls.ca }),
    checkServerIdentity: (_name, certificate) =>
      tls.mode === 'verify-full' ? checkServerIdentity(host, certificate) : undefined,
  };
}

/** A server may ask for the password as it is (`AuthenticationCleartextPassword`), which only an encrypted connection may carry. */
function refuseClearText(client: Client): void {
  // Not in the types: the protocol's messages as events. Ours comes first, since the driver listens from `connect` on.
  const { connection } = client as unknown as {
    readonly connection: { on(event: string, listener: () => void): void; readonly stream: Socket };
  };
  connection.on('authenticationCleartextPassword', () => {
    connection.stream.destroy(Object.assign(new Error('The server asks for the password.'), { code: needsEncryption }));
  });
}
