import { operations } from '@opendas/validators';
import type { DocumentOperation } from './document-operations.ts';

/**
 * Checks that the document allows an answer.
 *
 * @throws Error that names the operation, the status and the members that the document does not allow.
 */
export function checkResponse(operation: DocumentOperation, status: number, payload: string): void {
  const answer = `The answer ${status} of ${operation.operationId}`;
  const responses: Readonly<
    Record<
      string,
      { issues(value: unknown): readonly { readonly message: string; readonly path: readonly unknown[] }[] }
    >
  > = operations[operation.operationId].responses;
  const validator = Object.hasOwn(responses, String(status)) ? responses[String(status)] : undefined;
  if (validator === undefined) throw new Error(`${answer} is not in the document.`);
  const issues = validator.issues(payload === '' ? undefined : JSON.parse(payload));
  if (issues.length > 0) {
    throw new Error(
      `${answer} is not what the document allows: ${issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}.`,
    );
  }
}
