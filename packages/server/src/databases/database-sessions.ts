import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ServiceError } from '../service-error.ts';
import { addressPolicy, type AddressRules } from './address-policy.ts';
import type { SessionLogin } from './drivers/driver.ts';
import type { SupportedEngine } from './drivers/drivers.ts';
import { resolveHost, systemLookup, type Lookup } from './resolve-host.ts';
import { SessionFailure } from './session-failure.ts';
import { SessionSlots, type SessionLimits } from './session-slots.ts';
import type { SessionOutcome, SessionTask } from './session-task.ts';

/** Opens sessions with databases. */
export interface DatabaseSessions {
  /**
   * Logs in to a database, and ends the session.
   *
   * @param accountId - On whose behalf: one account cannot take all attempts that may be under way.
   * @throws SessionFailure with its class and nothing more.
   * @throws ServiceError `tooFrequent` where too many attempts are under way.
   */
  open(accountId: string, engine: SupportedEngine, login: SessionLogin): Promise<void>;
}

/** How sessions are opened. */
export interface DatabaseSessionsOptions {
  readonly addresses: AddressRules;
  /** Default: the system's. */
  readonly lookup?: Lookup;
  /** Default: 16 in all, 4 for an account. */
  readonly limits?: SessionLimits;
  /** For a connection to one address, in milliseconds. Default: 5,000. */
  readonly connectTimeout?: number;
  /** For everything, names and TLS included, in milliseconds. Default: 15,000. */
  readonly timeout?: number;
}

/** What a thread may take, in MiB. Its buffers come on top, which the bytes of a server are counted for. */
const memory = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

/** In the built package the extension is another one. */
const workerFile = new URL(`./session-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/**
 * Sessions through checked addresses: the name of a host is resolved once, every address of it is checked, and a thread of its own
 * connects to one of these.
 */
export function databaseSessions(options: DatabaseSessionsOptions): DatabaseSessions {
  const { lookup = systemLookup, limits = { inAll: 16, perAccount: 4 } } = options;
  const { connectTimeout = 5_000, timeout = 15_000 } = options;
  const allowed = addressPolicy(options.addresses);
  const slots = new SessionSlots(limits);
  return {
    async open(accountId, engine, login) {
      const giveBack = slots.take(accountId);
      if (giveBack === undefined) {
        throw new ServiceError('tooFrequent', 'Too many logins to databases are under way. Try again later.');
      }
      const deadline = AbortSignal.timeout(timeout);
      try {
        const addresses = await before(deadline, resolveHost(login.host, allowed, lookup));
        const outcome = await runWorker({ engine, addresses, connectTimeout, login }, deadline);
        if (!outcome.opened) throw new SessionFailure(outcome.failure);
      } finally {
        giveBack();
      }
    },
  };
}

function before<Result>(deadline: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new SessionFailure('timedOut'));
    deadline.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => deadline.removeEventListener('abort', late));
  });
}

async function runWorker(task: SessionTask, deadline: AbortSignal): Promise<SessionOutcome> {
  const worker = new Worker(workerFile, {
    workerData: task,
    // Variables such as PGHOST or PGOPTIONS of the operator's shell are not for databases of callers.
    env: {},
    execArgv: [],
    // What a driver prints may hold anything.
    stdout: true,
    stderr: true,
    resourceLimits: memory,
  });
  const ended = new Promise<SessionOutcome>((resolve) => {
    worker.once('message', resolve);
    // The driver threw, or the memory was used up: the server did not keep to its protocol.
    worker.once('error', () => resolve({ opened: false, failure: 'cannotConnect' }));
    worker.once('exit', () => resolve({ opened: false, failure: 'cannotConnect' }));
  });
  try {
    return await before(deadline, ended);
  } finally {
    await worker.terminate();
  }
}
