import { randomUUID } from 'node:crypto';
import type { AuditLog } from './audit/audit-log.ts';
import { auditTrail } from './audit/audit-trail.ts';
import { authenticationService } from './authentication/authentication-service.ts';
import {
  defaultAuthenticationSettings,
  type AuthenticationSettings,
} from './authentication/authentication-settings.ts';
import { authorizationService } from './authorization/authorization-service.ts';
import { connectionService } from './connections/connection-service.ts';
import { databaseSessions, type DatabaseSessions } from './databases/database-sessions.ts';
import { loginService } from './databases/login-service.ts';
import { dbUserService } from './db-users/db-user-service.ts';
import { directoryService } from './directory-store/directory-service.ts';
import { iamService } from './iam/iam-service.ts';
import { noRateLimits, type RateLimits } from './rate-limits/rate-limit.ts';
import { rateLimiter } from './rate-limits/rate-limiter.ts';
import { envelopeEncryption } from './secrets/envelope-encryption.ts';
import type { KeyRing } from './secrets/key-ring.ts';
import type { Services } from './services.ts';
import { sharingService } from './sharing/sharing-service.ts';
import type { Store } from './store/store.ts';
import { userLookup } from './users/store-user-lookup.ts';

/** What the services work with. */
export interface ServiceDependencies {
  readonly store: Store;
  /** From `loadKeyRing`, or `temporaryKeyRing` for a store in memory. */
  readonly keyRing: KeyRing;
  /** From `openAuditLog` on the same store. */
  readonly audit: AuditLog;
  /** Epoch milliseconds. Default: the system's clock. */
  readonly now?: () => number;
  /** Ids of new connections. Default: random UUIDs. */
  readonly newConnectionId?: () => string;
  /** Ids of registered database users. Default: random UUIDs. */
  readonly newDbUserId?: () => string;
  /** What is left out has its default. */
  readonly authentication?: Partial<AuthenticationSettings>;
  /** Default: none. */
  readonly rateLimits?: RateLimits;
  /** Default: to every address but loopback and those that no database is at. */
  readonly sessions?: DatabaseSessions;
  /** How long a connection is kept that nobody uses, in milliseconds. Default: for ever. */
  readonly keepUnused?: number;
}

/** The services on a store. */
export function createServices(dependencies: ServiceDependencies): Services {
  const {
    store,
    keyRing,
    audit,
    now = Date.now,
    newConnectionId = randomUUID,
    newDbUserId = randomUUID,
    keepUnused,
  } = dependencies;
  const { sessions = databaseSessions({ addresses: { allow: [], deny: [] } }) } = dependencies;
  const encryption = envelopeEncryption(store, keyRing, now);
  const directory = directoryService({ store, encryption });
  const settings = { ...defaultAuthenticationSettings, ...dependencies.authentication };
  return {
    connections: connectionService({
      store,
      audit,
      encryption,
      now,
      newId: newConnectionId,
    }),
    sharing: sharingService({ store, audit, now }),
    dbUsers: dbUserService({ store, audit, encryption, now, newId: newDbUserId }),
    logins: loginService({ store, audit, encryption, sessions, now, keepUnused }),
    users: userLookup({ store, now }),
    directory,
    authentication: authenticationService({ store, directory, settings, now }),
    authorization: authorizationService({ store, now, region: settings.region }),
    rateLimiter: rateLimiter(store, dependencies.rateLimits ?? noRateLimits, now),
    iam: iamService({ store, audit, region: settings.region, now }),
    audit,
    auditTrail: auditTrail(store, audit),
  };
}
