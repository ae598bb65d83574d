/** What is known of every call. */
export interface CallDetails {
  /** Operation of the document, for example `CreateShareConnections`. */
  readonly operationId: string;
}

/** A call that failed; every error of this package is one. No message holds credentials. */
export class DasError extends Error {
  /** Operation of the document, for example `CreateShareConnections`. */
  readonly operationId: string;

  constructor({ operationId }: CallDetails, message: string, cause?: unknown) {
    super(`${operationId} ${message}`, cause === undefined ? undefined : { cause });
    this.operationId = operationId;
  }
}

/** What is known of an answer with an error. */
export interface ApiErrorDetails extends CallDetails {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string | undefined;
  readonly requestId: string | undefined;
  readonly body: unknown;
}

/** The service answered with an error that the document lists. */
export class DasApiError extends DasError {
  override readonly name = 'DasApiError';
  /** HTTP status. */
  readonly status: number;
  /** Code of the error, for example `DAS.200100`; `undefined` where the answer has none. */
  readonly code: string | undefined;
  /** Id of the request for support, from the header `X-Request-Id` or else the body. */
  readonly requestId: string | undefined;
  /** The body of the answer. */
  readonly body: unknown;

  constructor(details: ApiErrorDetails) {
    const { status, code, requestId, text } = details;
    const words = [code && ` (${code})`, text && `: ${text}`, requestId && ` [request ${requestId}]`];
    super(details, [`failed with status ${status}`, ...words].filter(Boolean).join(''));
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.body = details.body;
  }
}

/** The answer has a status, a media type or a body that the document does not allow, for example of a proxy in between. */
export class DasUnexpectedResponseError extends DasError {
  override readonly name = 'DasUnexpectedResponseError';
  /** HTTP status. */
  readonly status: number;
  /** Id of the request for support, from the header `X-Request-Id` or else the body. */
  readonly requestId: string | undefined;

  constructor(call: CallDetails, status: number, requestId: string | undefined, problem: string) {
    super(call, `got an answer with status ${status} that the document does not allow: ${problem}`);
    this.status = status;
    this.requestId = requestId;
  }
}

/** No answer came: the name was not resolved, the connection was refused or broke. `cause` is the error of `fetch`. */
export class DasNetworkError extends DasError {
  override readonly name = 'DasNetworkError';

  constructor(call: CallDetails, cause: unknown) {
    super(call, 'got no answer from the service. Check the endpoint and the network.', cause);
  }
}

/** No answer came in time. */
export class DasTimeoutError extends DasError {
  override readonly name = 'DasTimeoutError';
  /** The time-out of one attempt, in milliseconds. */
  readonly timeout: number;

  constructor(call: CallDetails, timeout: number) {
    super(call, `got no answer within ${timeout} ms.`);
    this.timeout = timeout;
  }
}

/** The caller's own `AbortSignal` ended the call. `cause` is the reason of the signal. */
export class DasAbortError extends DasError {
  override readonly name = 'DasAbortError';

  constructor(call: CallDetails, cause: unknown) {
    super(call, 'was aborted by its caller.', cause);
  }
}

/** A request or a response does not fit the document (option `validation`). */
export class DasValidationError extends DasError {
  override readonly name = 'DasValidationError';
  /** Which part was checked. */
  readonly part: 'request' | 'response';
  /** One sentence for each mistake. */
  readonly problems: readonly string[];

  constructor(call: CallDetails, part: 'request' | 'response', problems: readonly string[]) {
    super(call, `has a ${part} that does not fit the document: ${problems.join('; ')}`);
    this.part = part;
    this.problems = problems;
  }
}
