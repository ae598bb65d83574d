import type { OperationId } from '@opendas/types';
import type { DocumentOperation } from './document-operations.ts';
import type { OperationHandler, PublicOperationHandler } from './operation-handler.ts';
import { batchDeleteConnectionNew } from './operations/batch-delete-connection-new.ts';
import { cancelShareConnections, cancelShareNew } from './operations/cancel-share.ts';
import { createConnection } from './operations/create-connection.ts';
import { createDbsConnection } from './operations/create-dbs-connection.ts';
import { createInstanceConnection } from './operations/create-instance-connection.ts';
import { createShareConnections, createSharedConnection } from './operations/create-share.ts';
import { deleteDbUser, listDbUsers, registerDbUser, showDbUser, updateDbUser } from './operations/db-users.ts';
import { executeLoginConnectionNew } from './operations/execute-login-connection.ts';
import { executeTestConnectionNew, verifyConnectionNew } from './operations/execute-test-connection.ts';
import {
  keystoneCreateUserTokenByPassword,
  keystoneListAuthDomains,
  keystoneListProjects,
} from './operations/identity.ts';
import { listAuditEvents } from './operations/list-audit-events.ts';
import { listConnection, listConnections } from './operations/list-connection.ts';
import { listSharedConnections } from './operations/list-shared-connections.ts';
import { login } from './operations/login.ts';
import { listSubUsers, showIamUser } from './operations/look-up-users.ts';
import { modifyConnection } from './operations/modify-connection.ts';
import { showConnectionDetail } from './operations/show-connection-detail.ts';
import { simulateAuthorization } from './operations/simulate-authorization.ts';
import { syncConnectionsNew } from './operations/sync-connections-new.ts';
import { updateSharedInfoNew } from './operations/update-shared-info-new.ts';

/** The handler of every operation of the document, by its `operationId`. */
export const handlers = {
  BatchDeleteConnectionNew: batchDeleteConnectionNew,
  CancelShareConnections: cancelShareConnections,
  CancelShareNew: cancelShareNew,
  CreateConnection: createConnection,
  CreateDbsConnection: createDbsConnection,
  CreateInstanceConnection: createInstanceConnection,
  CreateShareConnections: createShareConnections,
  CreateSharedConnection: createSharedConnection,
  DeleteDbUser: deleteDbUser,
  ExecuteLoginConnectionNew: executeLoginConnectionNew,
  ExecuteTestConnectionNew: executeTestConnectionNew,
  KeystoneCreateUserTokenByPassword: keystoneCreateUserTokenByPassword,
  KeystoneListAuthDomains: keystoneListAuthDomains,
  KeystoneListProjects: keystoneListProjects,
  ListAuditEvents: listAuditEvents,
  ListConnection: listConnection,
  ListConnections: listConnections,
  ListDbUsers: listDbUsers,
  ListSharedConnections: listSharedConnections,
  ListSubUsers: listSubUsers,
  Login: login,
  ModifyConnection: modifyConnection,
  RegisterDbUser: registerDbUser,
  ShowConnectionDetail: showConnectionDetail,
  ShowDbUser: showDbUser,
  ShowIamUser: showIamUser,
  SimulateAuthorization: simulateAuthorization,
  SyncConnectionsNew: syncConnectionsNew,
  UpdateDbUser: updateDbUser,
  UpdateSharedInfoNew: updateSharedInfoNew,
  VerifyConnectionNew: verifyConnectionNew,
} satisfies { readonly [Id in OperationId]?: OperationHandler<Id> | PublicOperationHandler<Id> };

type WithoutHandler = Exclude<OperationId, keyof typeof handlers>;
type WithoutOperation = Exclude<keyof typeof handlers, OperationId>;

/** `true`, or a sentence in the type error that says what to do. */
type Complete<Problem> = [Problem] extends [never] ? true : Problem;

/** The type check stops here where the document has an operation without a handler. */
const everyOperationHasAHandler: Complete<`operation ${WithoutHandler} of the document has no handler: add it to packages/server/src/http/handlers.ts`> = true;
/** The type check stops here where a handler has no operation. */
const everyHandlerHasAnOperation: Complete<`handler ${WithoutOperation} has no operation in the document: remove it from packages/server/src/http/handlers.ts, or add the operation to spec/paths`> = true;

/**
 * Checks at start what the type check has checked when the server was built: the document may have been replaced since.
 *
 * @throws Error that names every operation without a handler and every handler without an operation.
 */
export function checkHandlers(
  operations: readonly Pick<DocumentOperation, 'operationId'>[],
  table: Readonly<Record<string, unknown>> = handlers,
): void {
  const documented = new Set<string>(operations.map(({ operationId }) => operationId));
  const problems = [
    ...[...documented]
      .filter((id) => !Object.hasOwn(table, id))
      .map((id) => `operation ${id} of the document has no handler: add it to packages/server/src/http/handlers.ts`),
    ...Object.keys(table)
      .filter((id) => !documented.has(id))
      .map(
        (id) => `handler ${id} has no operation in the document: remove it from packages/server/src/http/handlers.ts`,
      ),
  ];
  if (problems.length > 0 || !everyOperationHasAHandler || !everyHandlerHasAnOperation) {
    throw new Error(`The server and the document do not fit together:\n${problems.join('\n')}`);
  }
}
