import { formatPath, operations, type Validator } from '@opendas/validators';
import type { DocumentOperation } from './document-operations.ts';

/** Statuses of requests that do not reach an operation. The description of the document has them, not each operation. */
const statusesOfEveryPath: ReadonlySet<number> = new Set([405, 408, 413, 414, 415, 417, 431]);

/**
 * Checks that the document allows an answer.
 *
 * @throws Error that names the operation, the status and the members that the document does not allow.
 */
export function checkResponse(operation: DocumentOperation, status: number, body: unknown): void {
  if (statusesOfEveryPath.has(status)) return;
  const answer = `The answer ${status} of ${operation.operationId}`;
  // The keys are the documented statuses.
  const responses = operations[operation.operationId].responses as Readonly<Record<string, Validator<unknown>>>;
  const validator = Object.hasOwn(responses, String(status)) ? responses[String(status)] : undefined;
  if (validator === undefined) {
    if (!operation.responses.has(status)) throw new Error(`${answer} is not in the document.`);
    if (body !== undefined) throw new Error(`${answer} has a body, which the document does not have.`);
    return;
  }
  const issues = validator.issues(body);
  if (issues.length === 0) return;
  const list = issues.map(({ path, message }) => `${formatPath(path)}: ${message}`);
  throw new Error(`${answer} is not what the document allows: ${list.join('; ')}.`);
}
