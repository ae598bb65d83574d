import { MismatchError } from './errors.ts';
import type { Transport } from './transport.ts';

/** A validator, such as those of validators.js. */
export interface ValueValidator {
  issues(value: unknown): readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
}

/** The validators of an operation. */
export interface OperationValidators {
  /** Of `{ path, query, header, cookie }`. */
  readonly parameters?: ValueValidator | undefined;
  /** Of the body in the default media type. */
  readonly requestBody?: ValueValidator | undefined;
  /** Of JSON, by status as the document writes it. */
  readonly responses: Readonly<Record<string, ValueValidator | undefined>>;
}

/** A validator, if there is one, for a value with a name. */
export type Check = readonly [validator: ValueValidator | undefined, value: unknown, name: string];

/** @throws MismatchError with every mistake, where the transport does nothing else with it. */
export function check(
  { onMismatch }: Transport,
  operationId: string,
  part: 'request' | 'response',
  checks: readonly Check[],
): void {
  const problems = checks.flatMap(([validator, value, name]) =>
    (validator?.issues(value) ?? []).map(
      ({ path, message }) => `${[name, ...path].filter(String).join('.')}: ${message}`,
    ),
  );
  if (problems.length === 0) return;
  const error = new MismatchError(operationId, `has a ${part} that does not fit the document: ${problems.join('; ')}`, {
    part,
    problems,
  });
  if (onMismatch === undefined) throw error;
  onMismatch(error);
}
