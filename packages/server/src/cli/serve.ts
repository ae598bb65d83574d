import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { keepSealing, openAuditLog, type AuditLog } from '../audit/index.ts';
import type { ServeSettings } from '../configuration/serve-settings.ts';
import { demoBanner } from '../demo/banner.ts';
import type { Demo } from '../demo/demo.ts';
import { demoOfDirectory } from '../demo/demo-directory.ts';
import { demoDirectoryFile, demoJsonFile, writeDemoJson } from '../demo/demo-files.ts';
import { purgeUnused } from '../connections/purge-unused.ts';
import { repeatDaily, type Repetition } from '../connections/repeat-daily.ts';
import { databaseSessions } from '../databases/database-sessions.ts';
import { createServices } from '../create-services.ts';
import { parseDirectory, type Directory } from '../directory/index.ts';
import { applyDirectory } from '../directory-store/apply-directory.ts';
import { readDocument } from '../http/document.ts';
import { createHttpServer } from '../http/http-server.ts';
import { createLogger } from '../http/logger.ts';
import { secretNames } from '../http/secret-names.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { listenForMetrics } from '../metrics/serve-metrics.ts';
import { loadKeyRing } from '../secrets/index.ts';
import { ServiceError } from '../service-error.ts';
import type { Services } from '../services.ts';
import { openStore, type Store } from '../store/index.ts';
import { flushSpans } from '../tracing/flush-spans.ts';
import { closeWithin } from './close-within.ts';
import { CommandError } from './command-error.ts';
import { takeDataDirectory } from './data-directory.ts';
import { explain, explained } from './explain.ts';
import { readDirectoryFile, type DirectoryFile } from './directory-file.ts';
import { listen } from './listen.ts';
import { openWithRetry } from './open-with-retry.ts';
import { onStopRequest } from './stop-requests.ts';
import { warningOfReadableSecrets } from './warn-of-readable-secrets.ts';
import { storeSettings } from './with-store.ts';

/** How long requests that are under way may take when the server stops, in milliseconds. */
const stopDeadline = 10_000;
/** Until when the share of the demo's commands lasts after the start, in milliseconds. */
const demoShareLasts = 365 * 24 * 60 * 60 * 1000;

/** The database and what is made of it. */
interface Backend {
  readonly store: Store;
  readonly purging: Repetition | undefined;
  readonly services: Services;
  readonly stopSealing: () => void;
}

/**
 * Serves until the process is asked to stop, then ends it with code 0.
 *
 * @throws CommandError where the server cannot start. Everything is closed then.
 */
export async function serve(settings: ServeSettings): Promise<void> {
  const lock = await takeDataDirectory(settings.dataDirectory);
  try {
    await serveFrom(settings);
  } finally {
    lock.release();
  }
  // An IPC channel to the starter would keep the process alive.
  process.exit(0);
}

async function serveFrom(settings: ServeSettings): Promise<void> {
  if (settings.demo) await rm(demoJsonFile(settings.dataDirectory), { force: true });
  const file = settings.demo ? await demoDirectoryFile(settings.dataDirectory) : await readDirectoryFile(settings);
  const directory = explained(() => parseDirectory(file.text, file.path));
  const demo = settings.demo ? demoOf(file) : undefined;
  const warning = await warningOfReadableSecrets(file.path, file.text);
  if (warning !== undefined) process.stderr.write(`${warning}\n`);
  const document = readDocument();
  const logger = createLogger(settings.logLevel, secretNames(document.root));

  let stopping = false;
  const stopRequested = new Promise<void>((resolve) => {
    onStopRequest(process, (reason) => {
      stopping = true;
      logger.info({ reason }, 'The server stops.');
      resolve();
    });
  });
  const opening = openWithRetry(() => openBackend(settings, directory, logger), {
    isTemporary: (error) => error instanceof ServiceError && error.kind === 'databaseUnavailable',
    onFailure: (error, pause) => logger.error({ err: error, pause }, 'The database cannot be reached. Trying again.'),
  });
  const current = (): Backend => {
    const backend = opening.current();
    if (backend !== undefined) return backend;
    throw new ServiceError('databaseUnavailable', 'The server cannot reach its database yet. Try again later.');
  };
  const opened = opening.opened.catch(explain);
  // Awaited below; a failure before that must not end the process.
  opened.catch(() => undefined);
  const metrics =
    settings.metricsAddress === undefined ? undefined : createMetrics(() => opening.current()?.store.poolState());
  const app = await createHttpServer({
    metrics,
    document,
    services: () => current().services,
    ping: () => current().store.ping(),
    logger,
    bodyLimit: settings.bodyLimit,
    checkResponses: settings.checkResponses,
  });
  try {
    // The embedded database is opened before anybody can connect; a PostgreSQL server may be away for long.
    if (settings.databaseUrl === undefined) await Promise.race([opened, stopRequested]);
    if (stopping) return;
    const url = await listen(app, settings.host, settings.port);
    if (metrics !== undefined && settings.metricsAddress !== undefined) {
      const { host, port } = settings.metricsAddress;
      await listenForMetrics(metrics, { host, port }).catch((error: unknown) => {
        throw new CommandError(
          `Metrics cannot be served on ${host}:${port} (${error instanceof Error ? error.message : 'unknown cause'}). Choose another --metrics-address.`,
        );
      });
    }
    await Promise.race([
      stopRequested,
      // A database that is reached after the request to stop makes nothing ready.
      opened.then(() => (stopping ? undefined : announce(settings, url, file.path, demo))).then(() => stopRequested),
    ]);
  } finally {
    await closeWithin(app, stopDeadline);
    const backend = await opening.stop();
    await backend?.purging?.stop();
    backend?.stopSealing();
    await backend?.services.audit.close();
    await backend?.store.close();
    await flushSpans();
  }
}

async function openBackend(settings: ServeSettings, directory: Directory, logger: Logger): Promise<Backend> {
  const store = await openStore(storeSettings(settings));
  try {
    const keyRing = await loadKeyRing(store, settings.keyFile);
    const { addresses, keepUnused } = settings;
    const onProblem = (error: unknown): void =>
      logger.warn({ err: error }, 'Events of the audit trail have no place in it yet. Trying again.');
    const audit = await openAuditLog({ store, keyRing, now: Date.now, onProblem });
    await applyDirectory(store, directory, keyRing, audit, 'start');
    const services = createServices({
      store,
      keyRing,
      audit,
      now: Date.now,
      authentication: settings,
      rateLimits: settings.rateLimits,
      sessions: databaseSessions({ addresses }),
      ...(keepUnused !== undefined && { keepUnused }),
    });
    return {
      store,
      services,
      purging: keepUnused === undefined ? undefined : purgeDaily(store, audit, keepUnused, logger),
      stopSealing: keepSealing(audit, Date.now, onProblem),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function purgeDaily(store: Store, audit: AuditLog, keepUnused: number, logger: Logger): Repetition {
  return repeatDaily(
    async () => {
      const connectionIds = await purgeUnused({ store, audit, keepUnused, now: Date.now });
      if (connectionIds.length > 0) logger.info({ connectionIds }, 'Connections that nobody used were deleted.');
    },
    (error) =>
      logger.error({ err: error }, 'Connections that nobody uses could not be deleted. Trying again tomorrow.'),
  );
}

/** Says that the server is ready: to people on standard error, to scripts in `demo.json`. */
async function announce(
  settings: ServeSettings,
  url: string,
  directoryPath: string,
  demo: Demo | undefined,
): Promise<void> {
  if (demo === undefined) {
    process.stderr.write(`OpenDAS is ready at ${url} (reference: ${url}/docs). Ctrl-C stops it.\n`);
    return;
  }
  await writeDemoJson(settings.dataDirectory, url, demo);
  const files = { directory: directoryPath, json: demoJsonFile(settings.dataDirectory) };
  process.stderr.write(demoBanner(url, demo, Date.now() + demoShareLasts, files));
}

function demoOf(file: DirectoryFile): Demo {
  const demo = demoOfDirectory(file.text);
  if (demo !== undefined) return demo;
  throw new CommandError(
    `${file.path} was changed: it no longer has two accounts, each with a project, a root user and another user with a token and an access key. ` +
      'Serve it with --directory instead of --demo, or delete it for a new demo.',
  );
}
