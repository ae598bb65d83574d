import type { SavedLogin } from '../store/saved-logins.ts';

/** Names of accounts that may do everything, by convention of the engines; what comes first is preferred. */
const privileged: readonly RegExp[] = [
  /^root$/i,
  /^(postgres|sa|rwuser|administrator|admin)$/i,
  /(^|[^a-z])(root|admin|administrator|superuser|dba)([^a-z]|$)/i,
];

/**
 * The login that the service picks where a caller names an instance only (das_01_0317): one of a high-privilege account first,
 * which its name tells; of several the one that was used last, then the one that was created last.
 */
export function preferredLogin<Login extends Pick<SavedLogin, 'username' | 'last_used_at' | 'created_at' | 'id'>>(
  logins: readonly Login[],
): Login | undefined {
  return logins.toSorted(
    (one, other) =>
      rank(one.username) - rank(other.username) ||
      other.last_used_at - one.last_used_at ||
      other.created_at - one.created_at ||
      (one.id < other.id ? -1 : 1),
  )[0];
}

function rank(username: string): number {
  const place = privileged.findIndex((pattern) => pattern.test(username));
  return place === -1 ? privileged.length : place;
}
