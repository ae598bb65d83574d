/** What is known of a call when it fails. */
export interface CallDetails {
  /** Operation of the document, for example `CreateShareConnections`. */
  readonly operationId: string;
}

/** The service answered with an error that the document lists. */
export class DasApiError extends Error {
  override readonly name = 'DasApiError';
  readonly operationId: string;
  /** HTTP status. */
  readonly status: number;
  /** Code of the error, for example `DAS.200100`; `undefined` where the answer has none. */
  readonly code: string | undefined;
  /** Id of the request for support, from the header `X-Request-Id` or else the body. */
  readonly requestId: string | undefined;
  /** The body of the answer. */
  readonly body: unknown;

  constructor(
    details: CallDetails &
      Pick<DasApiError, 'status' | 'code' | 'requestId' | 'body'> & { readonly text: string | undefined },
  ) {
    const { operationId, status, code, requestId, text } = details;
    const words = [
      `${operationId} failed with status ${status}`,
      code && ` (${code})`,
      text && `: ${text}`,
      requestId && ` [request ${requestId}]`,
    ];
    super(words.filter(Boolean).join(''));
    this.operationId = operationId;
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.body = details.body;
  }
}

/** The answer has a status, a media type or a body that the document does not allow, for example of a proxy in between. */
export class DasUnexpectedResponseError extends Error {
  override readonly name = 'DasUnexpectedResponseError';
  readonly operationId: string;
  readonly status: number;
  readonly requestId: string | undefined;

  constructor({
    operationId,
    status,
    requestId,
    problem,
  }: CallDetails & { status: number; requestId: string | undefined; problem: string }) {
    super(`${operationId} got an answer with status ${status} that the document does not allow: ${problem}`);
    this.operationId = operationId;
    this.status = status;
    this.requestId = requestId;
  }
}

/** No answer came: the name was not resolved, the connection was refused or broke. The cause is in `cause`. */
export class DasNetworkError extends Error {
  override readonly name = 'DasNetworkError';
  readonly operationId: string;

  constructor({ operationId }: CallDetails, cause: unknown) {
    super(`${operationId} got no answer from the service. Check the endpoint and the network.`, { cause });
    this.operationId = operationId;
  }
}

/** No answer came in time. */
export class DasTimeoutError extends Error {
  override readonly name = 'DasTimeoutError';
  readonly operationId: string;
  /** The time-out of one attempt, in milliseconds. */
  readonly timeout: number;

  constructor({ operationId }: CallDetails, timeout: number) {
    super(`${operationId} got no answer within ${timeout} ms.`);
    this.operationId = operationId;
    this.timeout = timeout;
  }
}

/** The caller's own `AbortSignal` ended the call. Its reason is in `cause`. */
export class DasAbortError extends Error {
  override readonly name = 'DasAbortError';
  readonly operationId: string;

  constructor({ operationId }: CallDetails, cause: unknown) {
    super(`${operationId} was aborted by its caller.`, { cause });
    this.operationId = operationId;
  }
}

/** A request or a response does not fit the document (option `validation`). */
export class DasValidationError extends Error {
  override readonly name = 'DasValidationError';
  readonly operationId: string;
  /** Which part was checked. */
  readonly part: 'request' | 'response';
  /** One sentence for each mistake. */
  readonly problems: readonly string[];

  constructor({ operationId }: CallDetails, part: 'request' | 'response', problems: readonly string[]) {
    super(`The ${part} of ${operationId} does not fit the document: ${problems.join('; ')}`);
    this.operationId = operationId;
    this.part = part;
    this.problems = problems;
  }
}
