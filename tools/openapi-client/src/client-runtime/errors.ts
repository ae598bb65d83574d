/** A call that failed; every error of a call is one. No message holds what was sent: a header, a URL, a body. */
export class ClientError extends Error {
  /** Operation of the document. */
  declare readonly operationId: string;

  constructor(operationId: string, message: string, more?: object) {
    super(`${operationId} ${message}`, more);
    Object.assign(this, { operationId }, more);
  }
}

/** An answer with an error that the document lists; thrown by `unwrap`. */
export class ApiError extends ClientError {
  override readonly name = 'ApiError';
  /** HTTP status. */
  declare readonly status: number;
  /** The body of the answer. */
  declare readonly error: unknown;
  /** The answer itself; its body has been read. */
  declare readonly response: Response;
}

/**
 * An answer that the document does not have: another status, or no JSON where the document says JSON. Redirects are not followed, and so
 * are such an answer; in browsers their status is 0.
 */
export class UnexpectedResponseError extends ClientError {
  override readonly name = 'UnexpectedResponseError';
  /** HTTP status. */
  declare readonly status: number;
  /** The answer itself. Its body has been read where `body` is there. */
  declare readonly response: Response;
  /** The body that is not JSON, as text; `undefined` where the status is not the one of the document. */
  declare readonly body: string | undefined;
}

/** No answer came, or it broke off. `cause` is the error of `fetch`. */
export class NetworkError extends ClientError {
  override readonly name = 'NetworkError';
}

/** The signal of the call ended it. `cause` is the reason of the signal, for example a time-out. */
export class AbortedError extends ClientError {
  override readonly name = 'AbortedError';
}

/** A request or an answer does not fit the document (option `validators`). */
export class MismatchError extends ClientError {
  override readonly name = 'MismatchError';
  /** Which of them. */
  declare readonly part: 'request' | 'response';
  /** A sentence for each mistake. */
  declare readonly problems: readonly string[];
}
