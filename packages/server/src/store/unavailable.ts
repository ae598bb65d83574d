import { ServiceError } from '../service-error.ts';
import { databaseAccessError } from './database-access-error.ts';

/**
 * SQLSTATE classes and codes that say the database cannot serve now: 08 connection exception, 53 insufficient resources
 * (`53300` too many connections), 57P01 to 57P05 shutdown, crash, start-up, database dropped, idle time-out,
 * 25006 read-only (a standby after a switch-over) (PostgreSQL manual, appendix A).
 */
const unavailableStates = /^(08|53|57P0[1-5]|25006)/;

/** Error codes of Node where the database's host cannot be reached. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

/** Where the driver has no code (pg 8: `client.js`, pg-pool: `index.js`). */
const driverMessages =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after|Client network socket disconnected)/;

/** Whether an error of the driver means that the database cannot be reached now, rather than that a statement is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    networkCodes.has(code) ||
    (/^[0-9A-Z]{5}$/.test(code) && unavailableStates.test(code)) ||
    driverMessages.test(error.message)
  );
}

/** The error to throw for an error of the driver: `databaseUnavailable`, one for the operator, or the same error. */
export function databaseError(error: unknown): unknown {
  const access = databaseAccessError(error);
  if (access !== undefined) return access;
  if (!isUnavailable(error)) return error;
  return new ServiceError('databaseUnavailable', 'The database cannot be reached. Try again later.', {
    cause: error,
  });
}
