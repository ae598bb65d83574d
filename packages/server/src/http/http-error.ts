import type { Caller } from '../directory/caller.ts';

/**
 * Errors that are raised before a request reaches an operation, with their HTTP status and code
 * (API Request Signing Guide, api-sign-errorcode; `DAS.*`: das_01_0035).
 */
const kinds = {
  malformedRequest: { status: 400, code: 'APIGW.0201' },
  invalidParameter: { status: 400, code: 'DAS.200100' },
  invalidOffset: { status: 400, code: 'DAS.200103' },
  invalidLimit: { status: 400, code: 'DAS.200104' },
  invalidDatastoreType: { status: 400, code: 'DAS.200107' },
  invalidDbUserId: { status: 400, code: 'DAS.200112' },
  invalidProjectId: { status: 400, code: 'DAS.200113' },
  invalidInstanceId: { status: 400, code: 'DAS.200114' },
  notAuthenticated: { status: 401, code: 'APIGW.0301' },
  tokenOfAnotherRegion: { status: 401, code: 'APIGW.0307' },
  projectNotAvailable: { status: 403, code: 'APIGW.0310' },
  pathUnknown: { status: 404, code: 'APIGW.0101' },
  methodNotAllowed: { status: 405, code: 'APIGW.0101' },
  requestTimeout: { status: 408, code: 'APIGW.0201' },
  bodyTooLarge: { status: 413, code: 'APIGW.0201' },
  uriTooLong: { status: 414, code: 'APIGW.0201' },
  unsupportedMediaType: { status: 415, code: 'APIGW.0201' },
  expectationFailed: { status: 417, code: 'APIGW.0201' },
  tooManyRequests: { status: 429, code: 'APIGW.0308' },
  headersTooLarge: { status: 431, code: 'APIGW.0201' },
  internal: { status: 500, code: 'APIGW.0601' },
} as const satisfies Record<string, { status: number; code: string }>;

/** What is wrong with a request. */
export type HttpErrorKind = keyof typeof kinds;

/** An error whose message is meant for the caller: what was expected, where, and what to do. It holds no secret. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly kind: HttpErrorKind;
  /** HTTP status. */
  readonly status: number;
  /** For example `APIGW.0301`. */
  readonly code: string;
  /** Headers that the answer needs, such as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;

  /** The user whose credential was refused, where it is known, for the audit trail. The caller is told nothing of it. */
  refusedCaller: Caller | undefined;

  constructor(kind: HttpErrorKind, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.kind = kind;
    this.status = kinds[kind].status;
    this.code = kinds[kind].code;
    this.headers = headers;
  }
}
