import { serializePrimitiveParam } from 'openapi-fetch';
import { headerValue } from './header-value.ts';
import type { OperationDefinition } from './operation-definition.ts';

/** The value of a parameter in path, query or header. One that is `undefined` is not sent. */
export type ParameterValue = string | number | boolean | undefined | readonly (string | number | boolean)[];

/** The parts of a request, as a caller gives them. */
export interface RequestParts {
  readonly path?: Readonly<Record<string, ParameterValue>>;
  readonly query?: Readonly<Record<string, ParameterValue>>;
  readonly header?: Readonly<Record<string, ParameterValue>>;
  readonly body?: unknown;
}

/** A request before it is handed to `fetch`: it can still be signed, and be sent more than once. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/**
 * Serialises the parts of a request.
 *
 * @throws TypeError where a parameter of the path is missing, empty or would lead to another path.
 */
export function outgoingRequest(
  baseUrl: string,
  { operationId, method, path }: OperationDefinition,
  { path: pathParameters = {}, query = {}, header = {}, body }: RequestParts,
): OutgoingRequest {
  const pathname = path.replaceAll(/\{(.+?)\}/g, (_braces, name: string) => {
    const text = [pathParameters[name] ?? ''].flat().map(encodeURIComponent).join(',');
    // Dots are not escaped in a URL: `..` would take a segment away and so call another operation.
    if (/^\.{0,2}$/.test(text)) {
      throw new TypeError(`${operationId} needs the path parameter ${name}, which cannot be empty, "." or "..".`);
    }
    return text;
  });
  // The style `form` with `explode` (OpenAPI 3.1 §4.8.12.3): a list repeats the name.
  const search = Object.entries(query)
    .flatMap(([name, value = []]) => [value].flat().map((item) => serializePrimitiveParam(name, String(item))))
    .join('&');
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(header)) {
    if (value !== undefined) headers[name.toLowerCase()] = headerValue(name, String(value));
  }
  return {
    method: method.toUpperCase(),
    url: baseUrl + pathname + (search && `?${search}`),
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  };
}
