import type { OperationId, operations } from '@opendas/types';
import type { Caller } from '../directory/caller.ts';
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

/** A request that the document allows, from a caller who is known and may use the project. */
export interface OperationRequest<Id extends OperationId> {
  readonly caller: Caller;
  readonly path: Parameters<Id>['path'];
  readonly query: Query<Id>;
  readonly body: Body<Id>;
}

/** The body of the 200 response. */
export type OperationResponse<Id extends OperationId> = operations[Id] extends {
  readonly responses: { readonly 200: { content: { readonly 'application/json': infer Content } } };
}
  ? Content
  : undefined;

/** What the server does for an operation: translate between the names of the API and the domain. */
export interface OperationHandler<Id extends OperationId> {
  /** @throws ServiceError, answered with their status and code. */
  handle(request: OperationRequest<Id>, services: Services): Promise<OperationResponse<Id>>;
  /** Statuses that the operation documents for errors of the domain, where they differ from the usual ones. */
  readonly statusOf?: Readonly<Partial<Record<ServiceErrorKind, number>>>;
  /** Adds every answer, whatever its status, to the audit trail: for logins, which change nothing. */
  readonly auditEveryAnswer?: boolean;
}
