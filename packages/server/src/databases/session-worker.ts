/**
 * The thread in which a session is opened, one for each. What a server sends is read here and nowhere else: a driver may throw
 * outside of any call, loop or fill the memory where a server does not keep to its protocol, and takes only this thread along.
 */
import type { Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { connectSocket } from './connect-socket.ts';
import { driverOf } from './drivers/drivers.ts';
import type { SessionFailureClass } from './session-failure.ts';
import type { SessionOutcome, SessionTask } from './session-task.ts';

/** What a server may send until the login is done, in bytes. A greeting and a certificate chain need a few thousand. */
const mostReceived = 1_048_576;
/** How often that is looked at, in milliseconds. */
const lookEvery = 20;

/** Errors of TLS (node:tls, OpenSSL's X509 verification). */
const tlsCodes =
  /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|EPROTO$)/;

// The server starts this thread with a task of this shape.
const task = workerData as SessionTask;
parentPort?.postMessage(await run(task), []);

async function run({ engine, addresses, connectTimeout, login }: SessionTask): Promise<SessionOutcome> {
  let socket: Socket;
  try {
    socket = await connectSocket(addresses, login.port, connectTimeout);
  } catch (error) {
    return { opened: false, failure: codeOf(error) === 'ETIMEDOUT' ? 'timedOut' : 'cannotConnect' };
  }
  const watch = setInterval(() => {
    if (socket.bytesRead > mostReceived) socket.destroy(new Error('The server sent too much.'));
  }, lookEvery);
  const driver = await driverOf(engine);
  try {
    await driver.openAndClose(socket, login);
    return { opened: true };
  } catch (error) {
    return { opened: false, failure: driver.classify(error) ?? generalClass(error) };
  } finally {
    clearInterval(watch);
    socket.destroy();
  }
}

function generalClass(error: unknown): SessionFailureClass {
  return tlsCodes.test(codeOf(error)) ? 'tlsFailed' : 'cannotConnect';
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}
