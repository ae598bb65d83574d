import type { CodesOf, StatusCodes } from './http-status.ts';
import type { ContentType, RequestBody, ResponseBody } from './media-type.ts';

/** The types of an operation, as in the interface `operations` of types.d.ts. */
export interface OperationTypes {
  readonly parameters: {
    readonly path?: unknown;
    readonly query?: unknown;
    readonly header?: unknown;
    readonly cookie?: unknown;
  };
  readonly requestBody?: unknown;
  readonly responses: object;
}

/** What the document says of an operation beyond its types. */
export interface Particulars {
  /** The request body that is meant where a call does not say which, of several. */
  readonly contentType?: string;
  /** Statuses whose body may be missing. */
  readonly optional?: unknown;
}

interface Answered {
  /** Operation of the document. */
  readonly operationId: string;
  readonly headers: Headers;
  /** The answer itself. Its body has been read, but where the document has none for this status. */
  readonly response: Response;
}

/** A call that succeeded: its status is 2xx. */
export interface Success<Status extends number, Body, MediaType> extends Answered {
  readonly ok: true;
  readonly status: Status;
  /** The body of the answer. */
  readonly data: Body;
  /** The media type of the document that the body was read as. */
  readonly mediaType: MediaType;
}

/** A call that failed in a way that the document lists. */
export interface Failure<Status extends number, Body, MediaType> extends Answered {
  readonly ok: false;
  readonly status: Status;
  /** The body of the answer. */
  readonly error: Body;
  /** The media type of the document that the body was read as. */
  readonly mediaType: MediaType;
}

/** Codes with which an answer is ok. */
type Ok<Status> = Status extends number ? (`${Status}` extends `2${string}` ? Status : never) : never;

type Answer<Status extends number, Body, MediaType> =
  | ([Ok<Status>] extends [never] ? never : Success<Ok<Status>, Body, MediaType>)
  | ([Exclude<Status, Ok<Status>>] extends [never] ? never : Failure<Exclude<Status, Ok<Status>>, Body, MediaType>);

type Answers<Status extends number, Response, Missing> = Response extends { readonly content: infer Content }
  ? [keyof Content] extends [never]
    ? Answer<Status, undefined, undefined>
    : {
        [MediaType in keyof Content & string]: Answer<
          Status,
          ResponseBody<MediaType, Content[MediaType]> | Missing,
          MediaType
        >;
      }[keyof Content & string]
  : Answer<Status, undefined, undefined>;

/** What a call resolves to: narrow it by `ok`, by `status`, and by `mediaType` where there are several. */
export type Result<Types extends OperationTypes, Particular extends Particulars = Particulars> = ResultOf<
  Types['responses'],
  Particular extends { readonly optional: infer Optional } ? Optional : never
>;
type ResultOf<Responses, Optional> = [Responses] extends [never]
  ? // The document lists nothing, so that everything is possible.
    Answer<StatusCodes[keyof StatusCodes], undefined, undefined>
  : {
      [Key in keyof Responses]: Answers<
        CodesOf<Responses, Key>,
        Responses[Key],
        Key extends Optional ? undefined : never
      >;
    }[keyof Responses];

/** Members that may be left out may also be `undefined`. */
type Given<Parameters> = {
  readonly [Name in keyof Parameters]: object extends Pick<Parameters, Name>
    ? Parameters[Name] | undefined
    : Parameters[Name];
};
type Place<Name extends string, Parameters> = [Parameters] extends [undefined]
  ? unknown
  : object extends Exclude<Parameters, undefined>
    ? { readonly [Key in Name]?: Given<Exclude<Parameters, undefined>> | undefined }
    : { readonly [Key in Name]: Given<Exclude<Parameters, undefined>> };

type BodyInput<Types extends OperationTypes, Default> =
  Exclude<Types['requestBody'], undefined> extends { readonly content: infer Content }
    ? [keyof Content] extends [never]
      ? unknown
      : {
          [MediaType in keyof Content & string]: MediaType extends Default
            ? Types extends { readonly requestBody: unknown }
              ? {
                  readonly body: RequestBody<MediaType, Content[MediaType]>;
                  readonly contentType?: ContentType<MediaType> | undefined;
                }
              : {
                  readonly body?: RequestBody<MediaType, Content[MediaType]> | undefined;
                  readonly contentType?: ContentType<MediaType> | undefined;
                }
            : {
                readonly body: RequestBody<MediaType, Content[MediaType]>;
                readonly contentType: ContentType<MediaType>;
              };
        }[keyof Content & string]
    : unknown;

/** Headers; one that is `undefined` is left out. */
export type HeaderRecord = Readonly<Record<string, string | undefined>>;

/** What every call takes. */
export interface CallOptions {
  /** Ends the call, for example `AbortSignal.timeout(5000)`. */
  readonly signal?: AbortSignal | undefined;
  /** Headers of this call; they go before all others. */
  readonly headers?: HeaderRecord | undefined;
}

/** What a call of an operation takes: the parts of its request, and options. */
export type Input<Types extends OperationTypes, Particular extends Particulars = Particulars> = Place<
  'path',
  Types['parameters']['path']
> &
  Place<'query', Types['parameters']['query']> &
  Place<'header', Types['parameters']['header']> &
  Place<'cookie', Types['parameters']['cookie']> &
  BodyInput<Types, Particular extends { readonly contentType: infer Default } ? Default : string> &
  CallOptions;

/** The arguments of a call: the input may be left out where nothing in it is required. */
export type Arguments<Types extends OperationTypes, Particular extends Particulars = Particulars> =
  object extends Input<Types, Particular> ? [input?: Input<Types, Particular>] : [input: Input<Types, Particular>];
