import { ProjectId } from '@opendas/validators';
import { ServiceError } from '../service-error.ts';

/**
 * Checks that a caller may use a project: it belongs to the caller's account, and the token is good for it. A project of another
 * account and one that does not exist are answered with the same bytes.
 *
 * @param mayUse - What authentication found out.
 * @throws ServiceError `invalidProjectId` or `projectNotAvailable`.
 */
export function checkProjectAccess(projectId: string, mayUse: boolean): void {
  if (!ProjectId.is(projectId)) {
    throw new ServiceError('invalidProjectId', 'project_id: expected 32 letters or digits.');
  }
  if (!mayUse) {
    throw new ServiceError(
      'projectNotAvailable',
      'The project is not available to the caller. Use a project of the account that the token or access key belongs to.',
    );
  }
}
