export type { AccessKeyCredentials, Credentials, CredentialsProvider, TokenCredentials } from './credentials.ts';
export { createDasClient, type DasClient } from './das-client.ts';
export { regions, type EndpointOptions, type Region } from './endpoint.ts';
export {
  DasAbortError,
  DasApiError,
  DasError,
  DasNetworkError,
  DasTimeoutError,
  DasUnexpectedResponseError,
  DasValidationError,
} from './errors.ts';
export {
  batchDeleteConnectionNew,
  cancelShareConnections,
  cancelShareNew,
  createConnection,
  createDbsConnection,
  createInstanceConnection,
  createShareConnections,
  createSharedConnection,
  deleteDbUser,
  executeLoginConnectionNew,
  executeTestConnectionNew,
  listAuditEvents,
  keystoneCreateUserTokenByPassword,
  keystoneListAuthDomains,
  keystoneListProjects,
  listConnection,
  listConnections,
  listDbUsers,
  listSharedConnections,
  listSubUsers,
  login,
  modifyConnection,
  operations,
  registerDbUser,
  showConnectionDetail,
  showDbUser,
  showIamUser,
  simulateAuthorization,
  syncConnectionsNew,
  updateDbUser,
  updateSharedInfoNew,
  verifyConnectionNew,
} from './generated/operations.ts';
export {
  createIdentityTransport,
  type IdentityEndpointOptions,
  type IdentityServiceOptions,
  type IdentityTransportOptions,
} from './identity-transport.ts';
export type { Operation } from './operation.ts';
export type { Arguments, CallOptions, Data, Failure, Input, Result, Success } from './operation-types.ts';
export { items, type Item, type PagedOperationId } from './pages.ts';
export { passwordCredentials, type PasswordCredentialsOptions } from './password-credentials.ts';
export type { RetryOptions } from './retry.ts';
export { createTransport, type Transport, type TransportOptions } from './transport.ts';
export { unwrap } from './unwrap.ts';
export type { OperationValidators, ValidationMode, ValidationOptions, ValueValidator } from './validation.ts';
