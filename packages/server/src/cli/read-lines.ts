/** A line of a stream. */
export interface NumberedLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** A line that cannot be read. */
export class LineError extends Error {
  override readonly name = 'LineError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Longest line, in bytes. */
const longestLine = 1024 * 1024;

const lineFeed = 10;

/**
 * Splits a stream of UTF-8 into lines, a batch for each chunk of the stream, and keeps no more than a chunk and a line.
 *
 * @throws LineError where a line is too long, or not UTF-8.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<readonly NumberedLine[], void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  /** What is known of the line that is being read. */
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer): void => {
    length += part.length;
    if (length > longestLine) {
      throw new LineError(number + 1, `The line has more than ${longestLine} bytes. Write one request a line.`);
    }
    parts.push(part);
  };
  const end = (): NumberedLine => {
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    [parts, length, number] = [[], 0, number + 1];
    try {
      return { number, text: decoder.decode(bytes) };
    } catch {
      throw new LineError(number, 'The line is not text in UTF-8.');
    }
  };
  for await (const chunk of chunks) {
    const lines: NumberedLine[] = [];
    let start = 0;
    for (let found = chunk.indexOf(lineFeed); found !== -1; found = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, found));
      lines.push(end());
      start = found + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
    yield lines;
  }
  if (length > 0) yield [end()];
}
