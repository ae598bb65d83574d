import { ServiceError } from '../../service-error.ts';
import type { OperationHandler } from '../operation-handler.ts';

/** Events on a page where a request does not say how many. */
const usualLimit = 100;

/** `ListAuditEvents`, an extension of OpenDAS. */
export const listAuditEvents: OperationHandler<'ListAuditEvents'> = {
  async handle({ path, query }, { auditTrail }) {
    const { from, to, limit = usualLimit } = query;
    if (from !== undefined && to !== undefined && to <= from) {
      throw new ServiceError('invalidParameter', `to: expected a time later than from, which is ${from}, got ${to}.`);
    }
    const criteria = {
      from,
      to,
      operationId: query.operation_id,
      action: query.action,
      userId: query.user_id,
      connectionId: query.connection_id,
      result: query.result,
    };
    const { events, next } = await auditTrail.list(path.project_id, criteria, { limit, before: query.next });
    return { events, ...(next !== undefined && { next }) };
  },
};
