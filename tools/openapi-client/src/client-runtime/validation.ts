import { MismatchError } from './errors.ts';
import type { OperationDefinition, Status } from './operation-definition.ts';
import type { RequestParts } from './outgoing-request.ts';
import { own } from './own-member.ts';
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

type Check = readonly [name: string, validator: ValueValidator | undefined, value: unknown];

/** @throws MismatchError with every mistake, where the transport does nothing else with it. */
export function checkRequest(
  transport: Transport,
  { operationId, requestBody }: OperationDefinition,
  { path = {}, query = {}, header = {}, cookie = {}, body }: RequestParts,
  mediaType: string | undefined,
): void {
  const validators = own(transport.validators, operationId);
  if (validators === undefined) return;
  // Files of a form are no strings, although the document says so.
  const isChecked =
    mediaType === undefined ||
    ((requestBody === undefined || Object.keys(requestBody)[0] === mediaType) && !mediaType.startsWith('multipart/'));
  check(transport, operationId, 'request', [
    ['', validators.parameters, { path, query, header, cookie }],
    ['body', isChecked ? validators.requestBody : undefined, body],
  ]);
}

/** @throws MismatchError with every mistake, where the transport does nothing else with it. */
export function checkResponse(transport: Transport, operationId: string, status: Status, body: unknown): void {
  const validator = own(own(transport.validators, operationId)?.responses, String(status));
  check(transport, operationId, 'response', [['body', validator, body]]);
}

function check(
  { onMismatch }: Transport,
  operationId: string,
  part: 'request' | 'response',
  checks: readonly Check[],
): void {
  const problems = checks.flatMap(([name, validator, value]) =>
    (validator?.issues(value) ?? []).map(({ path, message }) => `${placeOf([name, ...path])}: ${message}`),
  );
  if (problems.length === 0) return;
  const error = new MismatchError(operationId, part, problems);
  if (onMismatch === undefined) throw error;
  onMismatch(error);
}

/** As people write it: `body.users[0].name`. */
function placeOf(path: readonly (string | number)[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return steps.join('').replace(/^\.+/, '');
}
