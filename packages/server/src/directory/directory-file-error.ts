/** One mistake in a directory file. */
export interface DirectoryMistake {
  /** From 1. */
  readonly line: number;
  /** For example `organizations[0].accounts[1].id`; empty for the whole file. */
  readonly path: string;
  /** What was expected. It never holds a token. */
  readonly message: string;
}

/** A directory file has mistakes; the message lists all of them, a line each. Nothing of the file was used. */
export class DirectoryFileError extends Error {
  override readonly name = 'DirectoryFileError';
  readonly file: string;
  readonly mistakes: readonly DirectoryMistake[];

  constructor(file: string, mistakes: readonly DirectoryMistake[]) {
    const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
    const list = mistakes.map(
      ({ line, path, message }) => `  line ${line}: ${path === '' ? '' : `${path}: `}${message}`,
    );
    super(`The directory file ${file} has ${count}; nothing of it was used:\n${list.join('\n')}`);
    this.file = file;
    this.mistakes = mistakes;
  }
}
