import { context, ROOT_CONTEXT, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { endedWith, markFailed } from './failure.ts';
import { tracer } from './tracer.ts';

const attributes = { 'db.system.name': 'postgresql' } as const;

/** Makes a span of each transaction that is part of another span; what the server does by itself has none. */
export function traceTransactions(dialect: Dialect): Dialect {
  return {
    createDriver: () => traced(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

/** Waits in a span of its own for a transaction that is made for several requests together, and so is part of none. */
export function inTransactionSpan<T>(work: () => Promise<T>): Promise<T> {
  if (trace.getActiveSpan() === undefined) return work();
  return tracer.startActiveSpan('transaction', { attributes }, (span) => endedWith(span, work));
}

/** Does what a request has caused, but does not wait for, so that it belongs to no span. */
export function outsideSpans<T>(work: () => T): T {
  return context.with(ROOT_CONTEXT, work);
}

function traced(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const commit = driver.commitTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  const spans = new WeakMap<DatabaseConnection, Span>();
  const methods: Pick<Driver, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'> = {
    async beginTransaction(connection, settings) {
      if (trace.getActiveSpan() === undefined) return begin(connection, settings);
      const span = tracer.startSpan('transaction', { attributes });
      try {
        await begin(connection, settings);
        spans.set(connection, span);
      } catch (error) {
        markFailed(span, error);
        span.end();
        throw error;
      }
    },
    async commitTransaction(connection) {
      // A commit that fails is rolled back.
      await commit(connection);
      spans.get(connection)?.end();
      spans.delete(connection);
    },
    async rollbackTransaction(connection) {
      try {
        await rollback(connection);
      } finally {
        const span = spans.get(connection);
        span?.setAttribute('error.type', 'rollback').setStatus({ code: SpanStatusCode.ERROR });
        span?.end();
        spans.delete(connection);
      }
    },
  };
  return Object.assign(driver, methods);
}
