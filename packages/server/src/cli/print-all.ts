import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes texts to standard output, no faster than they are read. Where the reader has gone, as `head` does, the rest is left out
 * and nothing is wrong.
 */
export async function printAll(texts: Iterable<string> | Readable): Promise<void> {
  try {
    await pipeline(texts instanceof Readable ? texts : Readable.from(texts), process.stdout, { end: false });
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EPIPE') return;
    throw error;
  }
}
