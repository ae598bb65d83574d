/** One thing that is wrong in a document, or worth knowing, and where. */
export interface Problem {
  /** JSON pointer of the place, in URI fragment form. */
  readonly pointer: string;
  /** What was expected and what was found. */
  readonly message: string;
  /** The file that `pointer` belongs to. Default: the file of the whole document. */
  readonly file?: string;
  /** Line in the file, from 1, where it is known. */
  readonly line?: number | undefined;
}

/** A problem as a line of text: `openapi.yaml:12: #/info: expected an object, got null`. */
export function formatProblem({ pointer, message, file, line }: Problem, ofDocument?: string): string {
  const name = file ?? ofDocument;
  const place = name === undefined ? '' : `${name}${line === undefined ? '' : `:${line}`}: `;
  return `${place}${pointer}: ${message}`;
}

/** A document that cannot be used; it lists everything that was found, not only the first. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  /** File that was read, if any. */
  readonly file: string | undefined;
  readonly problems: readonly Problem[];
  /** Paths of the further files that were read, or should have been. */
  readonly furtherFiles: readonly string[];

  constructor(problems: readonly Problem[], file?: string, furtherFiles: readonly string[] = []) {
    super(problems.map((problem) => formatProblem(problem, file)).join('\n'));
    this.problems = problems;
    this.file = file;
    this.furtherFiles = furtherFiles;
  }
}
