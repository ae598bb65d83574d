import { randomBytes } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log.ts';
import { refusal } from '../authentication/refusal.ts';
import type { Caller, RequestOrigin } from '../directory/caller.ts';
import { verifyPassword } from '../directory/password-hash.ts';
import { tokenSha256 } from '../directory/token-hash.ts';
import { ServiceError } from '../service-error.ts';
import { addFailure, forgetFailures, type LockPolicy } from '../store/failed-attempts.ts';
import { projectsOf, saveIssuedToken, usersOf, type Identity } from '../store/identities.ts';
import type { Store } from '../store/store.ts';
import { atMost } from './at-most.ts';
import type { IamService, Named, Reference, TokenRequest } from './iam.ts';
import { namedProjects } from './named-projects.ts';

/** A token lasts 24 hours (IAM3). */
const lifetime = 24 * 60 * 60_000;
/** Like access keys. */
const policy: LockPolicy = { mostFailures: 5, lockedFor: 5 * 60_000 };
/** A password takes 16 MiB and a core for some time. */
const passwordsAtOnce = 2;
const passwordsWaiting = 32;

/** What the service needs. */
export interface IamDependencies {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The identity service on a store. */
export function iamService({ store, audit, region, now }: IamDependencies): IamService {
  const passwords = atMost(passwordsAtOnce, passwordsWaiting, () => {
    throw new ServiceError('tooManyRequests', 'Too many passwords are being checked. Try again later.', {
      headers: { 'Retry-After': '1' },
    });
  });

  /** Leaves an event of a refusal, and gives the error to throw. */
  const refusedLogin = async (user: Identity, origin: RequestOrigin, error: ServiceError): Promise<ServiceError> => {
    await audit.note(callerOf(user, origin), undefined, { status: error.status, error_code: error.code });
    return error;
  };

  const wrongPassword = async (user: Identity, origin: RequestOrigin): Promise<ServiceError> => {
    const error = refusal('passwordWrong');
    const answer = { status: error.status, error_code: error.code };
    await store.db.transaction().execute(async (transaction) => {
      await addFailure(transaction, subjectOf(user), policy, now());
      await audit.record(transaction, callerOf(user, origin), undefined, answer);
    });
    return error;
  };

  /** Leaves nothing that grows, with as many statements and commits as a wrong password: the time tells nobody who has a password here. */
  const refusedNobody = async (): Promise<ServiceError> => {
    await store.db.transaction().execute(async (transaction) => {
      await addFailure(transaction, 'nobody', policy, now());
      await addFailure(transaction, 'nobody, in place of an event', policy, now());
    });
    return refusal('passwordWrong');
  };

  /** @throws ServiceError with the same text for an unknown user, a wrong password and a user who is locked. */
  const userOf = async ({ user, account, password }: TokenRequest, origin: RequestOrigin): Promise<Identity> => {
    const users = await usersOf(store.db, user, account);
    const known = users.length === 1 && users[0]?.passwordHash !== undefined ? users[0] : undefined;
    const right = await verifyPassword(password, known?.passwordHash);
    // Without an event where the user is locked: names of users are no secrets, so that anybody could fill the trail.
    if (known === undefined || known.lockedUntil > now()) throw await refusedNobody();
    if (!right) throw await wrongPassword(known, origin);
    if (known.failures > 0) await forgetFailures(store.db, subjectOf(known));
    return known;
  };

  const projects = async (accountId: string, wanted: Reference): Promise<readonly Named[]> =>
    namedProjects(await projectsOf(store.db, accountId), wanted, region);

  return {
    region,
    async issueToken(request, origin) {
      // All of it waits, so that those who waited meet the lock of those who were wrong before them.
      const user = await passwords(() => userOf(request, origin));
      const project = request.project && (await projects(user.account.id, request.project))[0];
      if (request.project !== undefined && project === undefined) {
        const error = new ServiceError('projectNotAvailable', 'The project of the scope is not available to the user.');
        throw await refusedLogin(user, origin, error);
      }
      const token = randomBytes(48).toString('base64url');
      const issuedAt = now();
      const expiresAt = issuedAt + lifetime;
      await store.db.transaction().execute(async (transaction) => {
        await saveIssuedToken(transaction, {
          sha256: tokenSha256(token),
          user_id: user.id,
          issued_at: issuedAt,
          expires_at: expiresAt,
          project_id: project?.id ?? null,
          region,
        });
        await audit.record(transaction, callerOf(user, origin), undefined, { status: 201 });
      });
      return { token, user, account: user.account, project, issuedAt, expiresAt };
    },
    projects: ({ accountId }, name) => projects(accountId, name === undefined ? {} : { name }),
  };
}

/** Whom wrong passwords are counted for. */
function subjectOf({ id }: Identity): string {
  return `user ${id}`;
}

/** The user as the audit trail knows callers. */
function callerOf({ id, name, account, root }: Identity, origin: RequestOrigin): Caller {
  return {
    userId: id,
    userName: name,
    accountId: account.id,
    accountName: account.name,
    root,
    credential: { kind: 'password' },
    origin,
  };
}
