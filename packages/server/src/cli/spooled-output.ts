import { appendFileSync, closeSync, createReadStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printAll } from './print-all.ts';

/** How many characters are kept in memory. */
const kept = 1024 * 1024;

/**
 * Output that is printed as a whole or not at all. What is too large for memory is kept in a temporary file, which nobody else
 * can read and which is gone after `discard`.
 */
export class SpooledOutput {
  #texts: string[] = [];
  #length = 0;
  #file: { readonly folder: string; readonly path: string; readonly descriptor: number } | undefined;

  write(text: string): void {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length > kept) this.#moveToFile();
  }

  /** Prints everything that was written. */
  async print(): Promise<void> {
    if (this.#file !== undefined) {
      this.#moveToFile();
      await printAll(createReadStream(this.#file.path));
    } else await printAll([this.#texts.join('')]);
  }

  /** Frees what it takes. */
  discard(): void {
    this.#texts = [];
    if (this.#file === undefined) return;
    closeSync(this.#file.descriptor);
    rmSync(this.#file.folder, { recursive: true, force: true });
  }

  #moveToFile(): void {
    if (this.#file === undefined) {
      const folder = mkdtempSync(join(tmpdir(), 'opendas-answers-'));
      const path = join(folder, 'answers');
      this.#file = { folder, path, descriptor: openSync(path, 'wx', 0o600) };
    }
    appendFileSync(this.#file.descriptor, this.#texts.join(''));
    this.#texts = [];
    this.#length = 0;
  }
}
