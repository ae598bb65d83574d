import type { OperationId } from '@opendas/types';
import { noteOperation } from './unwrap.ts';
import type { OperationDefinition } from './operation-definition.ts';
import { send } from './send.ts';
import type { Arguments, Result } from './operation-types.ts';
import type { Transport } from './transport.ts';

/** A function that calls one operation through a transport. */
export type Operation<Id extends OperationId> = (transport: Transport, ...input: Arguments<Id>) => Promise<Result<Id>>;

/** Makes the function of an operation. What it sends and gets is fixed by the types of the document. */
export function operation<Id extends OperationId>(definition: OperationDefinition<Id>): Operation<Id> {
  return async (transport, ...[input]) => {
    const result = await send(transport, definition, input ?? {});
    // The statuses were checked, and the document says which body each has.
    return noteOperation(result, definition.operationId) as Result<Id>;
  };
}
