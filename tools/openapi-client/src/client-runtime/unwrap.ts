import type { AnyResult } from './answer.ts';
import { ApiError } from './errors.ts';

type DataOf<Result> = Result extends { readonly ok: true; readonly data: infer Data } ? Data : never;

/**
 * The data of a call that succeeded.
 *
 * @throws ApiError where the service answered with an error of the document; every other error of a call too.
 * @example
 * ```ts
 * const hours = await unwrap(getMuseumHours(transport));
 * ```
 */
export async function unwrap<Result extends AnyResult>(call: Promise<Result>): Promise<DataOf<Result>> {
  const result = await call;
  // The data of a successful result of the call has exactly this type.
  if (result.ok) return result.data as DataOf<Result>;
  const { operationId, status, error, response } = result;
  throw new ApiError(operationId, `failed with status ${status}.`, { status, error, response });
}
