import { readBody, statusOf, type AnyResult } from './answer.ts';
import { AbortedError, ClientError, NetworkError } from './errors.ts';
import type { OperationDefinition } from './operation-definition.ts';
import type { CallOptions } from './operation-types.ts';
import { bodyOf, headersOf, urlOf, type RequestParts } from './outgoing-request.ts';
import type { Transport } from './transport.ts';
import { checkRequest, checkResponse } from './validation.ts';

/** Sends a request and reads the answer. */
export async function send(
  transport: Transport,
  definition: OperationDefinition,
  { signal, headers: ofCall, ...parts }: RequestParts & CallOptions,
): Promise<AnyResult> {
  const { operationId } = definition;
  const chosen = bodyOf(definition, parts);
  checkRequest(transport, definition, parts, chosen?.mediaType);
  const url = urlOf(transport.baseUrl, definition, parts);
  const method = (definition.method ?? 'get').toUpperCase();
  const ofTransport =
    typeof transport.headers === 'function' ? await transport.headers({ operationId, method, url }) : transport.headers;
  const request = {
    method,
    headers: headersOf(definition, parts, ofTransport, chosen?.written.contentType, ofCall),
    body: chosen?.written.body ?? null,
    signal: signal ?? null,
    redirect: 'manual',
    // Needed for streams, and the only way there is.
    duplex: 'half',
  } as const;
  try {
    const response = await (transport.fetch ?? fetch)(url, request);
    const { status, ok, headers } = response;
    const listed = statusOf(definition, response);
    const { mediaType, kind, body } = await readBody(definition, listed, response);
    if (kind === 'json') checkResponse(transport, operationId, listed, body);
    const answered = { operationId, status, mediaType, headers, response };
    return ok ? { ok, ...answered, data: body } : { ok: false, ...answered, error: body };
  } catch (error) {
    if (error instanceof ClientError) throw error;
    throw signal?.aborted === true
      ? new AbortedError(operationId, signal.reason)
      : new NetworkError(operationId, error);
  }
}
