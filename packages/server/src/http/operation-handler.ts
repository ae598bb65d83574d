import type { OperationId, operations } from '@opendas/types';
import type { Caller, RequestOrigin } from '../directory/caller.ts';
import type { ServiceErrorKind } from '../service-error.ts';
import type { Services } from '../services.ts';

type Parameters<Id extends OperationId> = operations[Id]['parameters'];

/** The query of an operation; an empty object where it has none. */
type Query<Id extends OperationId> = [NonNullable<Parameters<Id>['query']>] extends [never]
  ? Readonly<Record<string, never>>
  : NonNullable<Parameters<Id>['query']>;

/** The JSON body of an operation; `undefined` where it takes none, and where it may be missing and is. */
type Body<Id extends OperationId> = operations[Id] extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Content } };
}
  ? Content
  : operations[Id] extends {
        readonly requestBody?: { readonly content: { readonly 'application/json': infer Content } };
      }
    ? [unknown] extends [Content]
      ? undefined
      : Content | undefined
    : undefined;

/** A request that the document allows, of an operation that anybody may call (`security: []`). */
export interface PublicRequest<Id extends OperationId> {
  readonly path: Parameters<Id>['path'];
  readonly query: Query<Id>;
  readonly body: Body<Id>;
  readonly origin: RequestOrigin;
  /** Where the client reached this server, for example `http://127.0.0.1:8080`. */
  readonly serverUrl: string;
}

/** A request that the document allows, from a caller who is known and may use the project. */
export interface OperationRequest<Id extends OperationId> extends PublicRequest<Id> {
  readonly caller: Caller;
}

/** The response of the status of success. */
type Success<Id extends OperationId> = operations[Id]['responses'][keyof operations[Id]['responses'] & (200 | 201)];

/** The body of the response of success. */
export type OperationResponse<Id extends OperationId> =
  Success<Id> extends { content: { readonly 'application/json': infer Content } } ? Content : undefined;

/** The headers that the document has for the response of success, but for the one that every answer has. */
type OwnHeaders<Headers> = {
  readonly [
    Name in keyof Headers as string extends Name ? never : Name extends 'X-Request-Id' ? never : Name
  ]: Headers[Name];
};

/** A body with headers of its own. */
export class AnswerWithHeaders<Content, Headers> {
  readonly body: Content;
  readonly headers: Headers;

  constructor(body: Content, headers: Headers) {
    this.body = body;
    this.headers = headers;
  }
}

/** What a handler gives: the body, with headers where the document has any. */
export type OperationAnswer<Id extends OperationId> =
  Success<Id> extends { headers: infer Headers }
    ? [keyof OwnHeaders<Headers>] extends [never]
      ? OperationResponse<Id>
      : AnswerWithHeaders<OperationResponse<Id>, OwnHeaders<Headers>>
    : OperationResponse<Id>;

/** What the server does for an operation: translate between the names of the API and the domain. */
export interface OperationHandler<Id extends OperationId> {
  /** @throws ServiceError, answered with their status and code. */
  handle(request: OperationRequest<Id>, services: Services): Promise<OperationAnswer<Id>>;
  /** Statuses that the operation documents for errors of the domain, where they differ from the usual ones. */
  readonly statusOf?: Readonly<Partial<Record<ServiceErrorKind, number>>>;
  /** Adds every answer, whatever its status, to the audit trail: for logins, which change nothing. */
  readonly auditEveryAnswer?: boolean;
}

/** The same for an operation that anybody may call. */
export interface PublicOperationHandler<Id extends OperationId> {
  readonly isPublic: true;
  /** @throws ServiceError, answered with their status and code. */
  handle(request: PublicRequest<Id>, services: Services): Promise<OperationAnswer<Id>>;
}
