import { pino, type Bindings, type ChildLoggerOptions, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../configuration/log-level.ts';
import { hideSecrets } from './hide-secrets.ts';
import { logOutput } from './log-output.ts';

/**
 * A log of JSON lines with times in ISO 8601. The value of any member whose name is in `secrets` is replaced, however deep it is.
 *
 * @param secrets - Names of members and headers, see `secretNames`.
 * @param destination - Standard output where left out.
 */
export function createLogger(level: LogLevel, secrets: readonly string[], destination?: DestinationStream): Logger {
  const names: ReadonlySet<string> = new Set(secrets);
  const serializers = { err: describeError, error: describeError };
  /** Errors are left to the serializers. */
  const shown = ({ err, error, ...others }: Record<string, unknown>): Record<string, unknown> => ({
    ...hideSecrets(others, names),
    ...(err !== undefined && { err }),
    ...(error !== undefined && { error }),
  });
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: shown },
      serializers,
    },
    destination ?? logOutput(),
  );
  return hidingWhatIsBound(logger, shown);
}

/** The formatters do not see what is bound to a logger. */
function hidingWhatIsBound(logger: Logger, shown: (bindings: Bindings) => Bindings): Logger {
  const child = logger.child.bind(logger);
  const hiding = (bindings: Bindings, options?: ChildLoggerOptions): Logger =>
    hidingWhatIsBound(child(shown(bindings), options), shown);
  // A child with levels of its own is typed by them; ours have none.
  logger.child = hiding as unknown as Logger['child'];
  return logger;
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
