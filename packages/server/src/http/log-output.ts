import { pino, type DestinationStream } from 'pino';

/** Longest text that is held back, in characters. */
const longest = 16_000;

/**
 * Standard output for a log: one write for all lines of a turn of the event loop, since a write costs more than a line. Lines are there
 * before anything that the turn has caused, and when the process ends, but for a kill in the middle of a turn.
 */
export function logOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, minLength: longest });
  let waits = false;
  const flush = (): void => {
    waits = false;
    output.flushSync();
  };
  process.once('exit', flush);
  return {
    write(line) {
      output.write(line);
      if (waits) return;
      waits = true;
      setImmediate(flush);
    },
  };
}
