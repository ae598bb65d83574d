import type { components, operations, paths } from './generated/openapi.ts';

export type { components, operations, paths };

/** Every `operationId` of the document. */
export type OperationId = keyof operations;

/** Every name in `components.schemas`. */
export type SchemaName = keyof components['schemas'];

/**
 * A schema of the document by name.
 *
 * @example
 * ```ts
 * import type { Schema } from '@opendas/types';
 *
 * const recipient: Schema<'ShareConnUserInfo'> = { user_id: '0852a89ae180d5401f5ac00271a4a02e', user_name: 'username' };
 * ```
 */
export type Schema<Name extends SchemaName> = components['schemas'][Name];
