import type { Caller } from './directory/caller.ts';

/**
 * Every error that callers are told of, with its HTTP status and code. Codes: API Request Signing Guide, api-sign-errorcode
 * (`APIGW.*`); das_01_0035 (`DAS.*`). `DAS.200116` is our choice for its row "database connection abnormal", whose code is not
 * known; `DAS.5010` and `DAS.5052` are as the live service sends them; `IAM.0002` is IAM's code for "not authorised".
 */
const kinds = {
  // A request that reaches no operation.
  malformedRequest: { status: 400, code: 'APIGW.0201' },
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
  // A request that is not as the document says.
  invalidParameter: { status: 400, code: 'DAS.200100' },
  invalidOffset: { status: 400, code: 'DAS.200103' },
  invalidLimit: { status: 400, code: 'DAS.200104' },
  invalidDatastoreType: { status: 400, code: 'DAS.200107' },
  invalidDbUserId: { status: 400, code: 'DAS.200112' },
  invalidProjectId: { status: 400, code: 'DAS.200113' },
  invalidInstanceId: { status: 400, code: 'DAS.200114' },
  // What an operation refuses.
  notAuthorized: { status: 403, code: 'IAM.0002' },
  tooFrequent: { status: 400, code: 'DAS.200002' },
  engineNotSupported: { status: 400, code: 'DAS.200107' },
  engineIsNotMysql: { status: 400, code: 'DAS.200107' },
  instanceUnknown: { status: 400, code: 'DAS.200114' },
  databaseLoginFailed: { status: 400, code: 'DAS.200116' },
  dbUserDoesNotExist: { status: 400, code: 'DAS.220003' },
  connectionDoesNotExist: { status: 400, code: 'DAS.5010' },
  shareDoesNotExist: { status: 400, code: 'DAS.5052' },
  // What the caller cannot change.
  internal: { status: 500, code: 'APIGW.0601' },
  databaseUnavailable: { status: 503, code: 'APIGW.0201' },
} as const satisfies Record<string, { status: number; code: string }>;

/** What went wrong. */
export type ServiceErrorKind = keyof typeof kinds;

/** What an error may have besides its kind and its message. */
export interface ServiceErrorOptions extends ErrorOptions {
  /** Headers that the answer needs, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error whose message is meant for the caller: it says what was expected, where, and what to do, and holds no secret. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly kind: ServiceErrorKind;
  /** HTTP status, unless an operation documents another one for this kind. */
  readonly status: number;
  /** For example `DAS.5010`. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  /** The user whose credential was refused, where it is known, for the audit trail. The caller is told nothing of it. */
  refusedCaller: Caller | undefined;

  constructor(kind: ServiceErrorKind, message: string, options: ServiceErrorOptions = {}) {
    const { headers = {}, ...cause } = options;
    super(message, cause);
    this.kind = kind;
    this.status = kinds[kind].status;
    this.code = kinds[kind].code;
    this.headers = headers;
  }
}
