import { ServiceError } from '../service-error.ts';

/** The same for an id that was never used, for a connection of a stranger or of another project, and after a share has expired. */
export function connectionDoesNotExist(connectionId: string): ServiceError {
  return new ServiceError(
    'connectionDoesNotExist',
    `The connection ${connectionId} does not exist. Use the id of a connection of this project.`,
  );
}
