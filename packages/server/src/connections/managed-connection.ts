import { ServiceError } from '../service-error.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { connectionDoesNotExist } from './does-not-exist.ts';

/**
 * A connection that the viewer manages: as its owner, or as the root user of the owner's account. A recipient knows of the
 * connection and is told that it is not his; everybody else is told nothing.
 *
 * @throws ServiceError `notAuthorized` or `connectionDoesNotExist`.
 */
export function managedConnection(connection: ConnectionRow | undefined, connectionId: string): ConnectionRow {
  if (connection === undefined) throw connectionDoesNotExist(connectionId);
  if (!connection.manages) {
    throw new ServiceError(
      'notAuthorized',
      'Only the owner of the connection, or the root user of the account, may do this.',
    );
  }
  return connection;
}
