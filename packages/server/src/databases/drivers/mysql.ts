import type { Socket } from 'node:net';
import { createConnection, type SslOptions } from 'mysql2';
import type { SessionFailureClass } from '../session-failure.ts';
import type { Driver, SessionLogin } from './driver.ts';

/** Error symbols (MySQL 8.4 Reference Manual, "Server Error Message Reference"; MariaDB has the same) and those of the driver. */
const classes: Readonly<Record<string, SessionFailureClass>> = {
  ER_ACCESS_DENIED_ERROR: 'loginRefused',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'loginRefused',
  ER_DBACCESS_DENIED_ERROR: 'loginRefused',
  ER_HOST_NOT_PRIVILEGED: 'loginRefused',
  ER_MUST_CHANGE_PASSWORD: 'loginRefused',
  ER_MUST_CHANGE_PASSWORD_LOGIN: 'loginRefused',
  ER_ACCOUNT_HAS_BEEN_LOCKED: 'loginRefused',
  ER_NOT_SUPPORTED_AUTH_MODE: 'loginRefused',
  AUTH_SWITCH_PLUGIN_ERROR: 'loginRefused',
  MYSQL_CLEAR_PASSWORD_NOT_ENABLED: 'tlsFailed',
  ER_BAD_DB_ERROR: 'databaseUnknown',
  ER_SECURE_TRANSPORT_REQUIRED: 'tlsFailed',
  HANDSHAKE_NO_SSL_SUPPORT: 'tlsFailed',
  HANDSHAKE_SSL_ERROR: 'tlsFailed',
};

/** `ER_ACCOUNT_HAS_BEEN_LOCKED` of MariaDB, a number that the driver has no symbol for. */
const lockedInMariaDb = 4151;

/** MySQL and what speaks its protocol: MariaDB, TaurusDB, DDM. */
export const mysql: Driver = {
  openAndClose(socket, login) {
    // Node checks the certificate of a host that is an address against this; without it against `localhost`.
    Object.assign(socket, { _host: login.host });
    return new Promise((resolve, reject) => {
      const connection = createConnection({
        ...safeOptions,
        host: login.host,
        port: login.port,
        user: login.user,
        password: login.password,
        ...(login.database !== undefined && { database: login.database }),
        ...tlsOptions(login),
        stream: socketFactory(socket),
      });
      // The loss of the connection after the login has been reported by the call below.
      connection.on('error', reject);
      connection.connect((error) => {
        if (error === null) connection.end(() => resolve());
        else reject(error);
      });
    });
  },

  classify(error) {
    if (!(error instanceof Error)) return undefined;
    if (Reflect.get(error, 'errno') === lockedInMariaDb) return 'loginRefused';
    const code: unknown = Reflect.get(error, 'code');
    return typeof code === 'string' && Object.hasOwn(classes, code) ? classes[code] : undefined;
  },
};

/** A server must not get at files of this machine, and one statement is one statement. The session runs none, but it could. */
const safeOptions = {
  flags: ['-LOCAL_FILES', '-MULTI_STATEMENTS', '-CONNECT_ATTRS'],
  multipleStatements: false,
  infileStreamFactory: (): never => {
    throw new Error('The server asked for a file.');
  },
  // The whole attempt has a time-out of its own.
  connectTimeout: 0,
};

function tlsOptions({ tls }: SessionLogin): { ssl?: SslOptions; enableCleartextPlugin: boolean } {
  // Plug-ins that send the password as it is, for PAM and LDAP, only over an encrypted connection.
  if (tls.mode === 'disable') return { enableCleartextPlugin: false };
  const ssl: SslOptions = {
    rejectUnauthorized: tls.mode !== 'require',
    verifyIdentity: tls.mode === 'verify-full',
    ...(tls.ca !== null && { ca: tls.ca }),
  };
  return { ssl, enableCleartextPlugin: true };
}

function socketFactory(socket: Socket): () => Socket {
  return () => socket;
}
