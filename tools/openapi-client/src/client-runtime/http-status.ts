/** The status codes that IANA knows (HTTP Status Code Registry), by their class; those that `fetch` never shows are left out. */
export interface StatusCodes {
  readonly '1XX': never;
  readonly '2XX': 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
  readonly '3XX': 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
  readonly '4XX':
    | 400
    | 401
    | 402
    | 403
    | 404
    | 405
    | 406
    | 407
    | 408
    | 409
    | 410
    | 411
    | 412
    | 413
    | 414
    | 415
    | 416
    | 417
    | 421
    | 422
    | 423
    | 424
    | 425
    | 426
    | 428
    | 429
    | 431
    | 451;
  readonly '5XX': 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
}

/** A class of statuses, as a document writes it. */
export type StatusClass = keyof StatusCodes;

type Classes<Responses> = StatusCodes[keyof Responses & StatusClass];

/** Codes that `default` does not stand for, since an answer with another success than the listed ones has no body to rely on. */
type ListedSuccess<Responses> = [keyof Responses & (StatusCodes['2XX'] | '2XX')] extends [never]
  ? never
  : StatusCodes['2XX'];

/** The status codes that a key of a Responses Object stands for (OpenAPI 3.1 §4.8.16): what is more specific goes first. */
export type CodesOf<Responses, Key extends keyof Responses> = Key extends number
  ? Key
  : Key extends StatusClass
    ? Exclude<StatusCodes[Key], keyof Responses>
    : Key extends 'default'
      ? Exclude<StatusCodes[StatusClass], keyof Responses | Classes<Responses> | ListedSuccess<Responses>>
      : never;
