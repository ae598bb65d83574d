/** The database can be reached but not used: wrong password, no such database, a file of TLS that is missing. No retry helps. */
export class DatabaseAccessError extends Error {
  override readonly name = 'DatabaseAccessError';
}

/** What to tell the operator, by SQLSTATE (PostgreSQL manual, appendix A). */
const states: Readonly<Record<string, string>> = {
  '28P01':
    'PostgreSQL refuses the user or the password of the database URL. Check --database-url (OPENDAS_DATABASE_URL).',
  '28000':
    'PostgreSQL does not let this user in from this host (pg_hba.conf), or not without TLS. Check --database-url and the rules of the server.',
  '3D000': 'The database that the database URL names does not exist. Create it, or name another one in --database-url.',
};

/** The error to throw where a driver's error means that the database refuses to be used as the URL says; else `undefined`. */
export function databaseAccessError(error: unknown): DatabaseAccessError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  const sentence = typeof code === 'string' && Object.hasOwn(states, code) ? states[code] : undefined;
  if (sentence !== undefined) return new DatabaseAccessError(sentence, { cause: error });
  // `ENOENT` of a socket is a server that is away; that of a file is a mistake in the URL.
  if (Reflect.get(error, 'syscall') === 'open') {
    const path: unknown = Reflect.get(error, 'path');
    return new DatabaseAccessError(
      `The file ${String(path)}, which the database URL names, cannot be read (${String(code)}). Check sslrootcert, sslcert and sslkey in --database-url.`,
      { cause: error },
    );
  }
  return undefined;
}
