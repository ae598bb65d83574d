import type { FastifyRequest } from 'fastify';
import type { AuthorizationService } from '../authorization/authorization.ts';
import type { Caller } from '../directory/caller.ts';
import { ServiceError } from '../service-error.ts';
import type { DocumentOperation } from './document-operations.ts';
import type { ValidRequest } from './request-validation.ts';

/**
 * Asks the policies about a valid request. What decided is kept for the log; the answer says only what the caller may know.
 *
 * @throws ServiceError `notAuthorized` with the text of IAM (iam_01_0931).
 */
export async function authorize(
  request: FastifyRequest,
  { authorization: operation }: DocumentOperation,
  caller: Caller,
  valid: ValidRequest,
  authorization: AuthorizationService,
): Promise<void> {
  if (operation === undefined) return;
  const answer = await authorization.check({
    caller,
    projectId: valid.path['project_id'],
    generation: request.directoryGeneration,
    operation,
    request: valid,
  });
  if (answer.allowed) return;
  request.denied = answer.explanation;
  throw new ServiceError('notAuthorized', answer.message);
}
