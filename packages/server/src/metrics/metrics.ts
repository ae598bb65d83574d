import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** How many connections to the database there are. */
export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** An answered request, in labels with few values: no ids, no names, no secrets. */
export interface AnsweredRequest {
  /** An operation of the document; `other` for everything else. */
  readonly operationId: string;
  readonly status: number;
  /** Code of the error, for example `APIGW.0301`; `undefined` without one. */
  readonly errorCode: string | undefined;
  /** In seconds. */
  readonly duration: number;
}

/** What the server measures of itself. */
export interface Metrics {
  answered(request: AnsweredRequest): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Operations whose answers are logins to databases. */
const logins: ReadonlySet<string> = new Set(['ExecuteLoginConnectionNew', 'Login']);
/** From a cached look-up to a database that takes its time, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Metrics of this process.
 *
 * @param pool - `undefined` for the embedded database, which has one connection.
 */
export function createMetrics(pool: () => PoolState | undefined): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const durations = new Histogram({
    name: 'opendas_request_duration_seconds',
    help: 'Time from the first byte of a request to the last byte of its answer.',
    labelNames: ['operation', 'status_class'] as const,
    buckets,
    registers,
  });
  const requests = new Counter({
    name: 'opendas_requests_total',
    help: 'Answered requests.',
    labelNames: ['operation', 'status_class'] as const,
    registers,
  });
  const denials = new Counter({
    name: 'opendas_denials_total',
    help: 'Requests that were answered with 401, 403 or 429, by the code of the error.',
    labelNames: ['code'] as const,
    registers,
  });
  const loginResults = new Counter({
    name: 'opendas_logins_total',
    help: 'Logins to databases.',
    labelNames: ['result'] as const,
    registers,
  });
  const connections = new Gauge({
    name: 'opendas_database_connections',
    help: 'Connections to the PostgreSQL server, and requests that wait for one.',
    labelNames: ['state'] as const,
    registers,
  });

  return {
    answered({ operationId, status, errorCode, duration }) {
      const labels = { operation: operationId, status_class: `${Math.floor(status / 100)}xx` };
      requests.inc(labels);
      durations.observe(labels, duration);
      if ([401, 403, 429].includes(status)) denials.inc({ code: errorCode ?? 'none' });
      if (logins.has(operationId)) loginResults.inc({ result: loginResult(status) });
    },
    text() {
      for (const [state, count] of Object.entries(pool() ?? {})) connections.set({ state }, count);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function loginResult(status: number): string {
  if (status === 200) return 'success';
  return status === 401 || status === 403 ? 'denied' : 'failed';
}
