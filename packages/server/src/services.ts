import type { AuditLog } from './audit/audit-log.ts';
import type { AuditTrail } from './audit/audit-trail.ts';
import type { AuthenticationService } from './authentication/authentication.ts';
import type { AuthorizationService } from './authorization/authorization.ts';
import type { ConnectionService } from './connections/connection.ts';
import type { LoginService } from './databases/login.ts';
import type { DbUserService } from './db-users/db-user.ts';
import type { DirectoryService } from './directory-store/directory.ts';
import type { IamService } from './iam/iam.ts';
import type { RateLimiter } from './rate-limits/rate-limiter.ts';
import type { SharingService } from './sharing/share.ts';
import type { UserLookup } from './users/user-lookup.ts';

/** What the operations of the API are made of. */
export interface Services {
  readonly connections: ConnectionService;
  readonly sharing: SharingService;
  readonly logins: LoginService;
  readonly dbUsers: DbUserService;
  readonly users: UserLookup;
  readonly directory: DirectoryService;
  readonly authentication: AuthenticationService;
  readonly authorization: AuthorizationService;
  readonly iam: IamService;
  readonly rateLimiter: RateLimiter;
  readonly audit: AuditLog;
  readonly auditTrail: AuditTrail;
}
