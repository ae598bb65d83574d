import { contentOf, mediaTypeOf, statusOf, type AnyResult } from './answer.ts';
import { json } from './answers.ts';
import { AbortedError, ClientError, NetworkError } from './errors.ts';
import type { OperationDefinition } from './operation-definition.ts';
import type { CallOptions } from './operation-types.ts';
import { headerParameters, headersOf, urlOf, type RequestParts } from './outgoing-request.ts';
import { own } from './own-member.ts';
import type { Transport } from './transport.ts';
import { check } from './validation.ts';

/** Sends a request and reads the answer. */
export async function send(
  transport: Transport,
  definition: OperationDefinition,
  { signal, headers: ofCall, ...parts }: RequestParts & CallOptions,
): Promise<AnyResult> {
  const { operationId, requestBody, statuses, optional } = definition;
  const validators = own(transport.validators, operationId);
  const { path = {}, query = {}, header = {}, cookie = {}, body, contentType } = parts;
  const written = body === undefined ? undefined : requestBody?.(body, contentType, operationId);
  check(transport, operationId, 'request', [
    [validators?.parameters, { path, query, header, cookie }, ''],
    [written?.isChecked === false ? undefined : validators?.requestBody, body, 'body'],
  ]);
  const url = urlOf(transport.baseUrl, definition, parts);
  const method = (definition.method ?? 'get').toUpperCase();
  const { headers: ofTransport } = transport;
  const accepted = new Set(statuses.flatMap((status) => Object.keys(contentOf(definition, status))));
  const requestHeaders = headersOf(operationId, [
    ['accept', [...accepted].join(', ') || undefined],
    ...Object.entries(
      (typeof ofTransport === 'function' ? await ofTransport({ operationId, method, url }) : ofTransport) ?? {},
    ),
    ...headerParameters(definition, parts),
    ['content-type', written?.contentType],
    ...Object.entries(ofCall ?? {}),
  ]);
  /** Says what it means that the platform fails. */
  const explained = <Value>(work: () => Promise<Value>): Promise<Value> =>
    work().catch((error: unknown) => {
      if (error instanceof ClientError) throw error;
      throw signal?.aborted === true
        ? new AbortedError(operationId, 'was aborted.', { cause: signal.reason as unknown })
        : new NetworkError(operationId, 'got no answer. Check the base URL and the network.', { cause: error });
    });
  const response = await explained(async () =>
    (transport.fetch ?? fetch)(url, {
      method,
      headers: requestHeaders,
      body: written?.body ?? null,
      signal: signal ?? null,
      redirect: 'manual',
      // Needed for streams, and the only way there is.
      duplex: 'half',
    }),
  );
  const listed = statusOf(definition, response);
  const content = contentOf(definition, listed);
  const mediaType = mediaTypeOf(content, response);
  const read = mediaType === undefined ? undefined : content[mediaType];
  const received = await explained(async () => read?.(response, optional?.includes(listed) === true, operationId));
  // Validators know the preferred media type only, where it is JSON.
  if (read === json && mediaType === Object.keys(content)[0]) {
    check(transport, operationId, 'response', [[own(validators?.responses, String(listed)), received, 'body']]);
  }
  const { status, ok, headers } = response;
  const answered = { operationId, status, mediaType, headers, response };
  return ok ? { ok, ...answered, data: received } : { ok: false, ...answered, error: received };
}
