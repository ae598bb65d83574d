import type { OperationId } from '@opendas/types';

/** What the function of an operation knows of it. Written by openapi-client. */
export interface OperationDefinition<Id extends string = OperationId> {
  readonly operationId: Id;
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
  /** Path template, for example `/v3/{project_id}/connections`. */
  readonly path: string;
  /** Statuses of the document. */
  readonly statuses: readonly number[];
  /** Statuses whose body may be missing, or that have none. */
  readonly optional?: readonly number[];
  /** Query parameters with the number and size of a page, and the member of the response with the items. */
  readonly paging?: { readonly page: string; readonly size: string; readonly items: string };
}
