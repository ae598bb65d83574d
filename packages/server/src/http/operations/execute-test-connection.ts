import type { Services } from '../../services.ts';
import type { OperationHandler, OperationRequest } from '../operation-handler.ts';

/** `ExecuteTestConnectionNew` (das_01_0233): 200 without a body. */
export const executeTestConnectionNew: OperationHandler<'ExecuteTestConnectionNew'> = {
  auditEveryAnswer: true,
  handle: test,
};

/** `VerifyConnectionNew` (das_01_0234): the same under another path. */
export const verifyConnectionNew: OperationHandler<'VerifyConnectionNew'> = { auditEveryAnswer: true, handle: test };

async function test(
  { caller, path, body }: OperationRequest<'ExecuteTestConnectionNew' | 'VerifyConnectionNew'>,
  { logins }: Services,
): Promise<undefined> {
  await logins.test(caller, path.project_id, body);
  return undefined;
}
