import type { DirectoryService } from '../directory-store/directory.ts';
import { ServiceError } from '../service-error.ts';
import type { Admissions } from './admissions.ts';
import type { KnownRequest } from './authentication.ts';
import { ownerNow } from './owner-now.ts';
import { refusal, refused } from './refusal.ts';

/** What tokens look like; nothing else is looked up. */
const format = /^[!-~]{1,4096}$/;

/** What is needed to know the caller of a token. */
export interface TokenDependencies {
  readonly directory: Pick<DirectoryService, 'userOfToken'>;
  readonly admissions: Admissions;
  /** Region of this server. */
  readonly region: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * The user of a token (DAS API authentication page; IAM user guide).
 *
 * @throws ServiceError `notAuthenticated` where it is unknown or has expired, `tokenOfAnotherRegion` where it was issued elsewhere.
 */
export async function authenticateToken(
  token: string,
  projectId: string | undefined,
  { directory, admissions, region, now }: TokenDependencies,
): Promise<KnownRequest> {
  if (!format.test(token)) throw refusal('tokenNotValid');
  const found = await ownerNow(
    (source) => directory.userOfToken(token, projectId, source),
    () => admissions({ accessKey: undefined, signature: undefined }),
  );
  if (found === undefined) throw refusal('tokenNotValid');
  const { caller, expiresAt, ownsProject, directoryGeneration, scope } = found.owner;
  if (expiresAt !== null && expiresAt <= now()) {
    throw refused(caller, refusal('tokenExpired', new Date(expiresAt).toISOString()));
  }
  if (scope !== undefined && scope.region !== region) {
    throw refused(
      caller,
      new ServiceError(
        'tokenOfAnotherRegion',
        `The token must be renewed: it was issued in another region than ${region}. Get a token in this region.`,
      ),
    );
  }
  return {
    caller,
    mayUseProject: ownsProject && (scope === undefined || scope.projectId === projectId),
    directoryGeneration,
    body: undefined,
  };
}
