import { DasValidationError, type CallDetails } from './errors.ts';
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
  /** Of `{path, query, header}`. */
  readonly parameters?: ValueValidator | undefined;
  readonly requestBody: ValueValidator | undefined;
  /** By status. */
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

type Check = readonly [name: string, validator: ValueValidator | undefined, value: unknown];

/** @throws DasValidationError where a request does not fit and the mode is `throw`. */
export function checkRequest(
  options: ValidationOptions | undefined,
  call: CallDetails,
  { path = {}, query = {}, header = {}, body }: RequestParts,
): void {
  const { parameters, requestBody } = options?.validators[call.operationId] ?? {};
  check(options, call, 'request', [
    ['', parameters, { path, query, header }],
    ['body', requestBody, body],
  ]);
}

/** @throws DasValidationError where the body of a response does not fit and the mode is `throw`. */
export function checkResponse(
  options: ValidationOptions | undefined,
  call: CallDetails,
  status: number,
  body: unknown,
): void {
  check(options, call, 'response', [['body', options?.validators[call.operationId]?.responses[status], body]]);
}

function check(
  options: ValidationOptions | undefined,
  call: CallDetails,
  part: 'request' | 'response',
  checks: readonly Check[],
): void {
  const mode = options?.[`${part}s`] ?? 'throw';
  if (mode === 'off') return;
  const problems = checks.flatMap(problemsOf);
  if (problems.length === 0) return;
  const error = new DasValidationError(call, part, problems);
  if (mode === 'throw') throw error;
  (options?.warn ?? console.warn)(error.message);
}

function problemsOf([name, validator, value]: Check): readonly string[] {
  if (validator === undefined || validator.is(value)) return [];
  return validator.issues(value).map(({ path, message }) => `${placeOf([name, ...path])}: ${message}`);
}

/** As people write it: `body.users[0].user_id`. */
function placeOf(path: readonly (string | number)[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return steps.join('').replace(/^\.+/, '');
}
