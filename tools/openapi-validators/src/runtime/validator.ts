import { ValidationError, type Issue } from './issue.ts';
import { collectIssues } from './issue-collector.ts';
import type { RuntimeSchema } from './schema.ts';

/** Result of the Standard Schema interface. */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly (string | number)[] }[] };

/** Checks values against one schema. */
export interface Validator<T> {
  /** Whether a value fits. The fast way: it stops at the first mistake and says nothing about it. */
  is(this: void, value: unknown): value is T;
  /**
   * Every mistake; empty where the value fits. A value that is nested so deep that it cannot be checked, thousands of times, has one issue
   * with the keyword `depth`.
   */
  issues(this: void, value: unknown): readonly Issue[];
  /** @throws {@link ValidationError} with every mistake where the value does not fit. */
  assert(this: void, value: unknown): asserts value is T;
  /** The Standard Schema interface, version 1, for libraries that take any validator. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'opendas';
    readonly validate: (value: unknown) => StandardResult<T>;
    readonly types?: { readonly input: T; readonly output: T };
  };
}

/**
 * Makes a validator from the compiled check and the schema, which is read only where a value does not fit.
 *
 * @param isDeep - whether the check follows a value as deep as it goes, and may use up the call stack
 * @public Used by emitted modules.
 */
export function validator<T>(
  check: (value: unknown) => boolean,
  schema: () => RuntimeSchema,
  isDeep = false,
): Validator<T> {
  // The check was compiled from the schema that T was generated from.
  const is = (isDeep ? (value: unknown) => withoutOverflow(() => check(value), false) : check) as (
    value: unknown,
  ) => value is T;
  const issues = (value: unknown): readonly Issue[] => {
    if (is(value)) return [];
    const found = withoutOverflow(() => collectIssues(schema(), value), []);
    return found.length === 0 ? [tooDeep] : found;
  };
  return {
    is,
    issues,
    assert(value) {
      if (!is(value)) throw new ValidationError(issues(value));
    },
    '~standard': {
      version: 1,
      vendor: 'opendas',
      validate: (value) =>
        is(value) ? { value } : { issues: issues(value).map(({ path, message }) => ({ path, message })) },
    },
  };
}

const tooDeep: Issue = {
  path: [],
  keyword: 'depth',
  expected: 'a value that is nested less deep',
  message: 'expected a value that is nested less deep, got one that is nested too deep to be checked',
};

/** The result of a function; another where it uses up the call stack. What cannot be checked does not fit. */
function withoutOverflow<T>(run: () => T, otherwise: T): T {
  try {
    return run();
  } catch (error) {
    // Engines call it by one of these names.
    if (error instanceof RangeError || (error instanceof Error && error.name === 'InternalError')) return otherwise;
    throw error;
  }
}
