import type { OperationId } from '@opendas/types';
import { ServiceError, type ServiceErrorKind } from '../service-error.ts';

/** A code of its own for one member or parameter of some operations. */
interface OwnCode {
  readonly member: string;
  readonly kind: ServiceErrorKind;
  readonly operations: readonly string[];
}

const dbUserOperations = ['RegisterDbUser', 'ListDbUsers', 'ShowDbUser', 'UpdateDbUser', 'DeleteDbUser'];

/**
 * Which mistakes DAS names with a code of their own (das_01_0035). All others are `invalidParameter`; `project_id` is checked for
 * every operation before its parameters are (authentication/project-access.ts).
 */
const ownCodes: readonly OwnCode[] = [
  { member: 'offset', kind: 'invalidOffset', operations: ['ListConnections', 'ListDbUsers'] },
  { member: 'limit', kind: 'invalidLimit', operations: ['ListConnections', 'ListDbUsers'] },
  {
    member: 'datastore_type',
    kind: 'invalidDatastoreType',
    operations: ['ListConnection', 'ListConnections', 'RegisterDbUser'],
  },
  { member: 'db_user_id', kind: 'invalidDbUserId', operations: dbUserOperations },
  {
    member: 'instance_id',
    kind: 'invalidInstanceId',
    operations: ['CreateInstanceConnection', 'Login', ...dbUserOperations],
  },
];

/** Operations of the identity service, whose mistakes have the code of the gateway. */
const ofIdentityService: ReadonlySet<OperationId> = new Set([
  'KeystoneCreateUserTokenByPassword',
  'KeystoneListProjects',
  'KeystoneListAuthDomains',
] satisfies readonly OperationId[]);

/**
 * The error for a member of a body, or a parameter, that the document does not allow.
 *
 * @param member - Its name, the outermost one where it lies deeper; `undefined` for the body as a whole.
 * @param message - Begins with where the mistake is.
 */
export function invalidMember(operationId: OperationId, member: string | undefined, message: string): ServiceError {
  if (ofIdentityService.has(operationId)) return new ServiceError('malformedRequest', message);
  const own = ownCodes.find((row) => row.member === member && row.operations.includes(operationId));
  return new ServiceError(own?.kind ?? 'invalidParameter', message);
}
