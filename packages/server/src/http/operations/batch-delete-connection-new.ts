import type { Schema } from '@opendas/types';
import { ServiceError } from '../../service-error.ts';
import type { OperationHandler } from '../operation-handler.ts';

/** `BatchDeleteConnectionNew`, DELETE with a body (das_01_0413). */
export const batchDeleteConnectionNew: OperationHandler<'BatchDeleteConnectionNew'> = {
  async handle({ caller, path, body }, { connections }) {
    const { delete_all = false, connection_ids = [] } = body;
    refuseContradiction(delete_all, connection_ids.length);
    if (delete_all) await connections.deleteOwned(caller, path.project_id);
    else await connections.delete(caller, path.project_id, [...new Set(connection_ids.map(idOf))]);
    return { status: true };
  },
};

/** The official SDKs write an object, the Terraform provider the id alone. */
function idOf(item: Schema<'ConnectionToDelete'>): string {
  return typeof item === 'string' ? item : item.connection_id;
}

function refuseContradiction(deleteAll: boolean, count: number): void {
  if (deleteAll && count > 0) {
    throw new ServiceError(
      'invalidParameter',
      `connection_ids: expected no items where delete_all is true, got ${count}. Send one of them without the other.`,
    );
  }
  if (!deleteAll && count === 0) {
    throw new ServiceError('invalidParameter', 'connection_ids: expected at least 1 item, got 0.');
  }
}
