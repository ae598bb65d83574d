/** One way in which a value does not fit a schema. */
export interface Issue {
  /** The way to the value: member names and item numbers. */
  readonly path: readonly (string | number)[];
  /** Keyword of JSON Schema that the value breaks, for example `minItems`. */
  readonly keyword: string;
  /** What was expected, in words: `at least 1 item`. */
  readonly expected: string;
  /** What was expected and what was found. Holds types, lengths and counts, and numbers that are no secret, but no text of the value. */
  readonly message: string;
}

/**
 * A path as people write it: `users[0].user_id`. Names that are no identifiers stand in brackets. The empty path is empty.
 */
export function formatPath(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\p{ID_Start}_$][\p{ID_Continue}$-]*$/u.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** A value was asserted to fit a schema and does not. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(
      issues.map(({ path, message }) => (path.length === 0 ? message : `${formatPath(path)}: ${message}`)).join('; '),
    );
    this.issues = issues;
  }
}
