import { pino, type DestinationStream } from 'pino';

/**
 * Standard output for a log: one write for all lines of a turn of the event loop, since a write costs more than a line. Lines are there
 * when the process ends, but for a kill in the middle of a turn.
 */
export function logOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true });
  let lines = '';
  const flush = (): void => {
    if (lines === '') return;
    output.write(lines);
    lines = '';
  };
  process.once('exit', flush);
  return {
    write(line) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
  };
}
