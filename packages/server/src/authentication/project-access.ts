import { ProjectId } from '@opendas/validators';
import type { Caller } from '../directory/caller.ts';
import type { DirectoryService } from '../directory/directory.ts';
import { HttpError } from '../http/http-error.ts';

/**
 * Checks that a caller may use a project: it belongs to the caller's account. A project of another account and one that
 * does not exist are answered with the same bytes.
 *
 * @throws HttpError `invalidProjectId` or `projectNotAvailable`.
 */
export async function checkProjectAccess(
  caller: Caller,
  projectId: string,
  directory: Pick<DirectoryService, 'ownsProject'>,
): Promise<void> {
  if (!ProjectId.is(projectId)) {
    throw new HttpError('invalidProjectId', 'project_id: expected 32 letters or digits.');
  }
  if (!(await directory.ownsProject(caller.accountId, projectId))) {
    throw new HttpError(
      'projectNotAvailable',
      'The project is not available to the caller. Use a project of the account that the token belongs to.',
    );
  }
}
