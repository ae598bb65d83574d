import type { Services } from '../../services.ts';
import { expiryOf } from '../instant.ts';
import type { OperationHandler, OperationRequest } from '../operation-handler.ts';

/** `CreateShareConnections`, v3 (das_01_0057). */
export const createShareConnections: OperationHandler<'CreateShareConnections'> = { handle: share };

/** `CreateSharedConnection`, v3.1 (das_01_0411): the same as the operation of v3. */
export const createSharedConnection: OperationHandler<'CreateSharedConnection'> = { handle: share };

async function share(
  { caller, path, body }: OperationRequest<'CreateShareConnections' | 'CreateSharedConnection'>,
  { sharing }: Services,
): Promise<{ readonly status: boolean }> {
  await sharing.share(caller, path.project_id, {
    connectionId: body.shared_conn_id,
    users: body.users,
    expiresAt: expiryOf(body.expired_time),
  });
  return { status: true };
}
