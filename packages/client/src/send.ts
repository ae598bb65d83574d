import type { OperationId } from '@opendas/types';
import { requestIdOf } from './error-body.ts';
import { DasAbortError, DasNetworkError, DasTimeoutError, DasUnexpectedResponseError } from './errors.ts';
import type { CallOptions } from './operation-types.ts';
import type { Transport } from './transport.ts';
import { checkRequest, checkResponse } from './validation.ts';

/** What an operation function knows of its operation. Written by openapi-client. */
export interface OperationDefinition<Id extends OperationId = OperationId> {
  readonly operationId: Id;
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
  readonly path: string;
  /** Statuses of the document; the body of a status in `optional` may be missing, a status in `empty` has none. */
  readonly statuses: readonly number[];
  readonly optional?: readonly number[];
  readonly empty?: readonly number[];
}

/** The parts of a request. */
export interface RequestParts {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** An answer, before its type is known. */
export type AnyResult =
  | {
      readonly ok: true;
      readonly status: number;
      readonly data: unknown;
      readonly headers: Headers;
      readonly response: Response;
    }
  | {
      readonly ok: false;
      readonly status: number;
      readonly error: unknown;
      readonly headers: Headers;
      readonly response: Response;
    };

/** Sends a request, again where that is safe, and reads the answer. */
export async function send(
  transport: Transport,
  definition: OperationDefinition,
  input: RequestParts & CallOptions,
): Promise<AnyResult> {
  const { projectId, retry, validation } = transport;
  const parts = { ...input, path: { ...(projectId !== undefined && { project_id: projectId }), ...input.path } };
  checkRequest(validation, definition.operationId, parts);
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptOnce(transport, definition, parts, input).catch((error: unknown) => ({ error }));
    const wait = retry.waitBefore(attempt + 1, definition.method, outcome);
    if (wait === undefined) {
      if ('error' in outcome) throw outcome.error;
      return readAnswer(transport, definition, outcome.response);
    }
    await outcomeBody(outcome)?.cancel();
    await retry.sleep(wait, input.signal).catch((reason: unknown) => {
      throw new DasAbortError(definition, reason);
    });
  }
}

type Outcome = { readonly response: Response } | { readonly error: unknown };

function outcomeBody(outcome: Outcome): ReadableStream | null | undefined {
  return 'response' in outcome ? outcome.response.body : undefined;
}

async function attemptOnce(
  transport: Transport,
  definition: OperationDefinition,
  parts: RequestParts,
  { signal, timeout = transport.timeout }: CallOptions,
): Promise<{ readonly response: Response }> {
  const { operationId, method, path } = definition;
  const deadline = AbortSignal.timeout(timeout);
  const projectId = parts.path?.['project_id'];
  let response: Response | undefined;
  try {
    // openapi-fetch serialises the request; the answer is read here, where the operation's statuses are known.
    const request = transport.client.request as unknown as UntypedRequest;
    await request(method, path, {
      params: { path: parts.path, query: parts.query, header: parts.header },
      ...(parts.body !== undefined && { body: parts.body }),
      parseAs: 'stream',
      // A redirect could carry credentials to another host; DAS has none.
      redirect: 'manual',
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      fetch: async (unsigned: Request) => {
        const authorized = await transport.authorize(unsigned, typeof projectId === 'string' ? projectId : undefined);
        response = await transport.fetch(authorized);
        // openapi-fetch would read the body of a refusal and throw the original away.
        return new Response(null, { status: 204 });
      },
    });
  } catch (error) {
    if (signal?.aborted === true) throw new DasAbortError(definition, signal.reason);
    if (deadline.aborted) throw new DasTimeoutError(definition, timeout);
    if (error instanceof TypeError) throw new DasNetworkError(definition, error);
    throw error;
  }
  if (response === undefined) throw new Error(`${operationId} was not sent.`);
  return { response };
}

type UntypedRequest = (method: string, path: string, init: Readonly<Record<string, unknown>>) => Promise<unknown>;

async function readAnswer(
  transport: Transport,
  definition: OperationDefinition,
  response: Response,
): Promise<AnyResult> {
  const { status, headers } = response;
  const { operationId, statuses, optional = [], empty = [] } = definition;
  const unexpected = (problem: string): DasUnexpectedResponseError =>
    new DasUnexpectedResponseError({ operationId, status, requestId: requestIdOf(headers, undefined), problem });
  const text = await response.text().catch((cause: unknown) => {
    throw new DasNetworkError(definition, cause);
  });
  if (!statuses.includes(status)) throw unexpected(`expected one of the statuses ${statuses.join(', ')}`);
  let body: unknown;
  if (text !== '') {
    try {
      body = JSON.parse(text);
    } catch {
      throw unexpected(`expected JSON, got ${headers.get('content-type') ?? 'a body without a content type'}`);
    }
  } else if (!optional.includes(status) && !empty.includes(status)) {
    throw unexpected('expected a body, got none');
  }
  checkResponse(transport.validation, operationId, status, body);
  return status >= 200 && status < 300
    ? { ok: true, status, data: body, headers, response }
    : { ok: false, status, error: body, headers, response };
}
