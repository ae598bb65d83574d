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
  /**
   * How a list is read: query parameters with the number of a page, an offset or what the page before has under the same name, and with its
   * size, and the member with the items.
   */
  readonly paging?:
    | { readonly page: string; readonly size: string; readonly items: string }
    | { readonly offset: string; readonly size: string; readonly largest?: number; readonly items: string }
    | { readonly next: string; readonly size: string; readonly largest?: number; readonly items: string };
}
