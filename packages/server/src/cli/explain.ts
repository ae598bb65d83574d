import { DirectoryFileError } from '../directory/index.ts';
import { KeyFileError } from '../secrets/index.ts';
import { ServiceError } from '../service-error.ts';
import { DamagedDatabaseError, DatabaseAccessError } from '../store/index.ts';
import { CommandError } from './command-error.ts';

/** Errors whose message tells the operator what to do. */
const forOperators = [DirectoryFileError, KeyFileError, DamagedDatabaseError, DatabaseAccessError, ServiceError];

/** Errors with a message for the operator end the command with that message alone. */
export function explain(error: unknown): never {
  if (error instanceof Error && forOperators.some((known) => error instanceof known)) {
    throw new CommandError(error.message, 'failed', { cause: error });
  }
  throw error;
}

/** Does something, and explains what goes wrong. */
export function explained<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    return explain(error);
  }
}
