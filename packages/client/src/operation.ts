import type { OperationId } from '@opendas/types';
import type { OperationDefinition } from './operation-definition.ts';
import type { Arguments, Result } from './operation-types.ts';
import { send } from './send.ts';
import type { Transport } from './transport.ts';
import { noteOperation } from './unwrap.ts';

/** A function that calls one operation through a transport or a client. */
export interface Operation<Id extends OperationId> {
  (transport: Transport, ...input: Arguments<Id>): Promise<Result<Id>>;
  /** What the document says of the operation. */
  readonly definition: OperationDefinition<Id>;
}

/**
 * Makes the function of an operation. What it sends and gets is fixed by the types of the document.
 *
 * @public Used by the generated operations.
 */
export function operation<Id extends OperationId>(definition: OperationDefinition<Id>): Operation<Id> {
  const call = async (transport: Transport, ...[input]: Arguments<Id>): Promise<Result<Id>> => {
    const result = await send(transport, definition, input ?? {});
    // The statuses were checked, and the document says which body each has.
    return noteOperation(result, definition.operationId) as Result<Id>;
  };
  return Object.assign(call, { definition });
}
