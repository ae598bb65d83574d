import type { OperationId, operations } from '@opendas/types';
import type { BodyOptionalResponses } from './generated/operations.ts';

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206;
type Responses<Id extends OperationId> = operations[Id]['responses'];
type BodyOf<Response> = Response extends { readonly content: infer Content } ? Content[keyof Content] : undefined;
/** The body may be missing where the document says `x-body-optional`. */
type Missing<Id extends OperationId, Status> = Id extends keyof BodyOptionalResponses
  ? Status extends BodyOptionalResponses[Id]
    ? undefined
    : never
  : never;

interface Answered {
  readonly headers: Headers;
  /** The answer itself; its body has been read. */
  readonly response: Response;
}

/** A call that succeeded. */
export interface Success<Status extends number, Body> extends Answered {
  readonly ok: true;
  readonly status: Status;
  /** The body of the answer. */
  readonly data: Body;
}

/** A call that the service refused or could not carry out. */
export interface Failure<Status extends number, Body> extends Answered {
  readonly ok: false;
  readonly status: Status;
  /** The body of the answer. */
  readonly error: Body;
}

/** What a call of an operation resolves to: narrow it by `ok` or by `status`. */
export type Result<Id extends OperationId> = {
  readonly [Status in keyof Responses<Id> & number]: Status extends SuccessStatus
    ? Success<Status, BodyOf<Responses<Id>[Status]> | Missing<Id, Status>>
    : Failure<Status, BodyOf<Responses<Id>[Status]>>;
}[keyof Responses<Id> & number];

/** The data of the successful results of an operation. */
export type Data<Id extends OperationId> = Extract<Result<Id>, { readonly ok: true }>['data'];

/** Options of one call; they go before those of the client. */
export interface CallOptions {
  /** Ends the call, also between two attempts. */
  readonly signal?: AbortSignal;
  /** Time-out of one attempt in milliseconds. */
  readonly timeout?: number;
}

type Parameters<Id extends OperationId> = operations[Id]['parameters'];
/** `project_id` may come from the client's option `projectId`. */
type PathInput<Path> = Path extends { readonly project_id: infer Project }
  ? Omit<Path, 'project_id'> & { readonly project_id?: Project }
  : Path;
/** Whether an object may be left out, since none of its members is required. */
type IsOptional<Value> = Partial<Value> extends Value ? true : false;
type Member<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : undefined extends Value
    ? { readonly [Key in Name]?: Exclude<Value, undefined> }
    : IsOptional<Value> extends true
      ? { readonly [Key in Name]?: Value }
      : { readonly [Key in Name]: Value };
type BodyInput<Id extends OperationId> = operations[Id] extends {
  readonly requestBody: { readonly content: infer Content };
}
  ? { readonly body: Content[keyof Content] }
  : operations[Id] extends { readonly requestBody?: { readonly content: infer Content } }
    ? [Content] extends [never]
      ? unknown
      : { readonly body?: Content[keyof Content] }
    : unknown;

/** What a call of an operation takes: the parts of its request, and options. */
export type Input<Id extends OperationId> = Member<'path', PathInput<Parameters<Id>['path']>> &
  Member<'query', Parameters<Id>['query']> &
  Member<'header', Parameters<Id>['header']> &
  BodyInput<Id> &
  CallOptions;

/** The arguments of a call: the input may be left out where nothing in it is required. */
export type Arguments<Id extends OperationId> =
  IsOptional<Input<Id>> extends true ? [input?: Input<Id>] : [input: Input<Id>];
