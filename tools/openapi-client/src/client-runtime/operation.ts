import type { OperationDefinition } from './operation-definition.ts';
import type { Arguments, OperationTypes, Particulars, Result } from './operation-types.ts';
import { send } from './send.ts';
import type { Transport } from './transport.ts';

/** A function that calls one operation. */
export interface Operation<Types extends OperationTypes, Particular extends Particulars = Particulars> {
  (transport: Transport, ...input: Arguments<Types, Particular>): Promise<Result<Types, Particular>>;
  /** What the document says of the operation. */
  readonly definition: OperationDefinition;
}

/**
 * Makes the function of an operation. What it sends and gets is fixed by the types of the document.
 *
 * @public Used by the generated client.
 */
export function operation<Types extends OperationTypes, Particular extends Particulars = Particulars>(
  definition: OperationDefinition,
): Operation<Types, Particular> {
  const call = (transport: Transport, input: Parameters<typeof send>[2] = {}) => send(transport, definition, input);
  // The document, from which definition and types come, says which input belongs to the operation and what comes of it.
  return Object.assign(call, { definition }) as unknown as Operation<Types, Particular>;
}
