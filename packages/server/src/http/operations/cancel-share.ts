import type { Services } from '../../services.ts';
import type { OperationHandler, OperationRequest } from '../operation-handler.ts';

/** `CancelShareConnections`, v3, DELETE with a body (das_01_0058). */
export const cancelShareConnections: OperationHandler<'CancelShareConnections'> = { handle: cancel };

/** `CancelShareNew`, v3.1 (das_01_0410): the same as the operation of v3. */
export const cancelShareNew: OperationHandler<'CancelShareNew'> = { handle: cancel };

async function cancel(
  { caller, path, body }: OperationRequest<'CancelShareConnections' | 'CancelShareNew'>,
  { sharing }: Services,
): Promise<{ readonly status: boolean }> {
  await sharing.cancel(caller, path.project_id, { connectionId: body.shared_conn_id, users: body.users });
  return { status: true };
}
