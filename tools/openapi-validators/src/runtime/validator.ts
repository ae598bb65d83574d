import { ValidationError, formatPath, type Issue } from './issue.ts';
import { collectIssues } from './issue-collector.ts';
import type { RuntimeSchema } from './schema.ts';

/** Result of the Standard Schema interface. */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly (string | number)[] }[] };

/** Checks values against one schema. Formats are annotations and are not checked (JSON Schema Validation §7.2.1). */
export interface Validator<T> {
  /** Whether a value fits. The fast way: it stops at the first mistake and says nothing about it. */
  is(this: void, value: unknown): value is T;
  /** Every mistake; empty where the value fits. */
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
 * @public Used by emitted modules.
 */
export function validator<T>(check: (value: unknown) => boolean, schema: () => RuntimeSchema): Validator<T> {
  const issues = (value: unknown): readonly Issue[] => (check(value) ? [] : collectIssues(schema(), value));
  return {
    // The check was compiled from the schema that T was generated from.
    is: check as (value: unknown) => value is T,
    issues,
    assert(value) {
      if (!check(value)) throw new ValidationError(issues(value));
    },
    '~standard': {
      version: 1,
      vendor: 'opendas',
      validate: (value) =>
        check(value)
          ? { value: value as T }
          : {
              issues: issues(value).map(({ path, message }) => ({
                path,
                message: path.length === 0 ? message : `${formatPath(path)}: ${message}`,
              })),
            },
    },
  };
}
