/** One thing that is wrong in a document, and where. */
export interface Problem {
  /** JSON pointer of the place, in URI fragment form. */
  readonly pointer: string;
  /** What was expected and what was found. */
  readonly message: string;
}

/** A document that cannot be used; it lists everything that was found, not only the first. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  /** File that was read, if any. */
  readonly file: string | undefined;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], file?: string) {
    const place = file === undefined ? '' : `${file}: `;
    super(problems.map(({ pointer, message }) => `${place}${pointer}: ${message}`).join('\n'));
    this.problems = problems;
    this.file = file;
  }
}
