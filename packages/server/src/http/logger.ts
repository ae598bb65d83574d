import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../configuration/log-level.ts';

/** How deep in a logged object a secret is looked for. */
const depth = 4;

/**
 * A log of JSON lines with times in ISO 8601. The value of any member whose name is in `secrets` is replaced.
 *
 * @param secrets - Names of members and headers, see `secretNames`.
 * @param destination - Standard output where left out.
 */
export function createLogger(level: LogLevel, secrets: readonly string[], destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
    redact: {
      paths: secrets.flatMap((name) =>
        Array.from({ length: depth }, (_, level_) => `${'*.'.repeat(level_).replace(/\.$/, '')}["${name}"]`),
      ),
      censor: '[secret]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** What a log shows of an error. Other members are left out: database drivers put query parameters there. */
interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something other than an Error was thrown.' };
  const code: unknown = Reflect.get(error, 'code');
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
