/** A call that failed; every error of a call is one. No message holds what was sent: a header, a URL, a body. */
export class ClientError extends Error {
  /** Operation of the document. */
  readonly operationId: string;

  constructor(operationId: string, message: string, cause?: unknown) {
    super(`${operationId} ${message}`, cause === undefined ? undefined : { cause });
    this.operationId = operationId;
  }
}

/** An answer with an error that the document lists; thrown by `unwrap`. */
export class ApiError extends ClientError {
  override readonly name = 'ApiError';
  /** HTTP status. */
  readonly status: number;
  /** The body of the answer. */
  readonly error: unknown;
  /** The answer itself; its body has been read. */
  readonly response: Response;

  constructor(operationId: string, status: number, error: unknown, response: Response) {
    super(operationId, `failed with status ${status}.`);
    this.status = status;
    this.error = error;
    this.response = response;
  }
}

/** The answer has a status that the document does not have. Redirects are not followed, and so are such a status. */
export class UnexpectedStatusError extends ClientError {
  override readonly name = 'UnexpectedStatusError';
  /** HTTP status; 0 for a redirect in a browser. */
  readonly status: number;
  /** The answer itself; its body has not been read. */
  readonly response: Response;

  constructor(operationId: string, response: Response, expected: readonly unknown[]) {
    super(operationId, `got status ${response.status}; the document has ${expected.join(', ') || 'none'}.`);
    this.status = response.status;
    this.response = response;
  }
}

/** The body of an answer is not JSON, or is missing, where the document says that it is JSON. */
export class UnexpectedBodyError extends ClientError {
  override readonly name = 'UnexpectedBodyError';
  /** HTTP status. */
  readonly status: number;
  /** The answer itself; its body has been read. */
  readonly response: Response;
  /** The body as text. */
  readonly body: string;

  constructor(operationId: string, response: Response, body: string) {
    super(
      operationId,
      `got status ${response.status} with ${body === '' ? 'no body' : 'a body that is not JSON'}, expected JSON.`,
    );
    this.status = response.status;
    this.response = response;
    this.body = body;
  }
}

/** No answer came, or it broke off. `cause` is the error of `fetch`. */
export class NetworkError extends ClientError {
  override readonly name = 'NetworkError';

  constructor(operationId: string, cause: unknown) {
    super(operationId, 'got no answer. Check the base URL and the network.', cause);
  }
}

/** The signal of the call ended it. `cause` is the reason of the signal, for example a time-out. */
export class AbortedError extends ClientError {
  override readonly name = 'AbortedError';

  constructor(operationId: string, cause: unknown) {
    super(operationId, 'was aborted.', cause);
  }
}

/** A request or an answer does not fit the document (option `validators`). */
export class MismatchError extends ClientError {
  override readonly name = 'MismatchError';
  /** Which of them. */
  readonly part: 'request' | 'response';
  /** A sentence for each mistake. */
  readonly problems: readonly string[];

  constructor(operationId: string, part: 'request' | 'response', problems: readonly string[]) {
    super(operationId, `has a ${part} that does not fit the document: ${problems.join('; ')}`);
    this.part = part;
    this.problems = problems;
  }
}
