import { errorDetails, requestIdOf } from './error-body.ts';
import { DasApiError } from './errors.ts';
import type { AnyResult } from './answer.ts';

/** The operation of each result, for the message of an error; results themselves are plain data. */
const operationOf = new WeakMap<object, string>();

/** Remembers which operation a result is of. */
export function noteOperation<Result extends object>(result: Result, operationId: string): Result {
  operationOf.set(result, operationId);
  return result;
}

type DataOf<Result> = Result extends { readonly ok: true; readonly data: infer Data } ? Data : never;

/**
 * The data of a call that succeeded.
 *
 * @throws DasApiError where the service answered with an error.
 * @example
 * ```ts
 * const { das_conn_info_list } = await unwrap(das.listConnection());
 * ```
 */
export async function unwrap<Result extends AnyResult>(call: Promise<Result>): Promise<DataOf<Result>> {
  const result = await call;
  // The data of a successful result of the call has exactly this type.
  if (result.ok) return result.data as DataOf<Result>;
  const { status, error: body, headers } = result;
  throw new DasApiError({
    operationId: operationOf.get(result) ?? 'The call',
    status,
    ...errorDetails(body),
    requestId: requestIdOf(headers, body),
    body,
  });
}
