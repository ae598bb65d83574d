/**
 * Errors that the domain raises, with the HTTP status and the code that callers see
 * (codes: das_01_0035; `DAS.200116` is our choice for its row "database connection abnormal", whose code is not known; `DAS.5010` and `DAS.5052` as the live service sends them; `IAM.0002` is IAM's code for "not authorised").
 */
const kinds = {
  invalidParameter: { status: 400, code: 'DAS.200100' },
  engineNotSupported: { status: 400, code: 'DAS.200107' },
  instanceUnknown: { status: 400, code: 'DAS.200114' },
  databaseLoginFailed: { status: 400, code: 'DAS.200116' },
  tooFrequent: { status: 400, code: 'DAS.200002' },
  connectionDoesNotExist: { status: 400, code: 'DAS.5010' },
  shareDoesNotExist: { status: 400, code: 'DAS.5052' },
  dbUserDoesNotExist: { status: 400, code: 'DAS.220003' },
  engineIsNotMysql: { status: 400, code: 'DAS.200107' },
  notAuthorized: { status: 403, code: 'IAM.0002' },
  databaseUnavailable: { status: 503, code: 'APIGW.0201' },
} as const satisfies Record<string, { status: number; code: string }>;

/** What went wrong. */
export type ServiceErrorKind = keyof typeof kinds;

/** An error whose message is meant for the caller: it names the field, what was expected and what to do, and no secret. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly kind: ServiceErrorKind;
  /** HTTP status, unless an operation documents another one for this kind. */
  readonly status: number;
  /** For example `DAS.5010`. */
  readonly code: string;

  constructor(kind: ServiceErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.status = kinds[kind].status;
    this.code = kinds[kind].code;
  }
}
