import { DasValidationError } from './errors.ts';
import type { RequestParts } from './outgoing-request.ts';

/** What to do about a request or response that does not fit the document. */
export type ValidationMode = 'throw' | 'warn' | 'off';

/** A validator, such as those of `@opendas/validators`. */
export interface ValueValidator {
  is(value: unknown): boolean;
  issues(value: unknown): readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
}

/** The validators of an operation. */
export interface OperationValidators {
  readonly requestBody: ValueValidator | undefined;
  readonly responses: Readonly<Record<string, ValueValidator | undefined>>;
}

/**
 * Checks of requests and responses. The validators are passed in, so that a bundle without checks does not hold them.
 *
 * @example
 * ```ts
 * import { operations } from '@opendas/validators';
 *
 * createDasClient({ ...options, validation: { validators: operations, responses: 'warn' } });
 * ```
 */
export interface ValidationOptions {
  /** Validators by `operationId`. */
  readonly validators: Readonly<Record<string, OperationValidators | undefined>>;
  /** Default: `throw`. */
  readonly requests?: ValidationMode;
  /** Default: `throw`. */
  readonly responses?: ValidationMode;
  /** Where warnings go. Default: `console.warn`. */
  readonly warn?: (message: string) => void;
}

/** @throws DasValidationError where the body of a request does not fit and the mode is `throw`. */
export function checkRequest(
  options: ValidationOptions | undefined,
  operationId: string,
  { body }: RequestParts,
): void {
  if (options === undefined) return;
  check(options, options.requests, operationId, 'request', options.validators[operationId]?.requestBody, body);
}

/** @throws DasValidationError where the body of a response does not fit and the mode is `throw`. */
export function checkResponse(
  options: ValidationOptions | undefined,
  operationId: string,
  status: number,
  body: unknown,
): void {
  if (options === undefined) return;
  check(options, options.responses, operationId, 'response', options.validators[operationId]?.responses[status], body);
}

function check(
  options: ValidationOptions,
  mode: ValidationMode = 'throw',
  operationId: string,
  part: 'request' | 'response',
  validator: ValueValidator | undefined,
  value: unknown,
): void {
  if (mode === 'off' || validator === undefined || validator.is(value)) return;
  const problems = validator
    .issues(value)
    .map(({ path, message }) => `${path.length === 0 ? 'body' : path.join('.')}: ${message}`);
  const error = new DasValidationError({ operationId }, part, problems);
  if (mode === 'throw') throw error;
  (options.warn ?? console.warn)(error.message);
}
