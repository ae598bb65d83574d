import { readFileSync } from 'node:fs';

/** Whom to run a program as; `undefined` members mean the current user. */
export interface ProcessUser {
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

/**
 * The user to run PostgreSQL as. PostgreSQL refuses root, so root borrows `nobody`: it exists on every Unix
 * (initdb looks the user up by its number, so it must exist), and no user has to be created.
 *
 * @param uid - Id of the current user; `undefined` on Windows.
 * @param passwd - Text of /etc/passwd.
 */
export function unprivilegedUser(
  uid = process.getuid?.(),
  passwd = uid === 0 ? readFileSync('/etc/passwd', 'utf8') : '',
): ProcessUser {
  if (uid !== 0) return { uid: undefined, gid: undefined };
  for (const line of passwd.split('\n')) {
    const [name, , userId, groupId] = line.split(':');
    if (name === 'nobody') return { uid: Number(userId), gid: Number(groupId) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has no user nobody. ' +
      'Run the tests as an ordinary user, or set OPENDAS_TEST_DATABASE_URL.',
  );
}
