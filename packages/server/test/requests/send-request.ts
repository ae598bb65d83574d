import type { DocumentOperation } from '../../src/http/document-operations.ts';
import { httpCall, type Answer } from '../http-call.ts';
import type { RequestValues } from './example-requests.ts';

/** Sends a request with a token, as a client does that knows the document. */
export function sendRequest(
  server: string,
  operation: DocumentOperation,
  values: RequestValues,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { body } = values;
  return httpCall(server, pathOf(operation, values), {
    method: operation.method,
    headers: {
      ...Object.fromEntries(Object.entries(values.header).map(([name, value]) => [name, String(value)])),
      ...headers,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Path and query of a request. */
export function pathOf(
  { path }: Pick<DocumentOperation, 'path'>,
  values: Pick<RequestValues, 'path' | 'query'>,
): string {
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(values.path[name])));
  const query = new URLSearchParams(
    Object.entries(values.query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}
