import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The OpenAPI Generator that is used: its version and what Maven Central serves for it. */
const generatorJar = {
  artifact: 'org.openapitools:openapi-generator-cli',
  version: '7.25.0',
  sha256: '41ce4f6b07f196676439d710759fa1ced7a08066d06ff1bf314681470289efae',
} as const;

/** Which file to fetch, and how to know it. */
export type PinnedJar = Readonly<Record<keyof typeof generatorJar, string>>;

/** Something that has to be on the machine and is not. */
export class MissingToolError extends Error {
  override readonly name = 'MissingToolError';
}

const fetcher = 'org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy';

/**
 * The jar of the generator in a folder, fetched with Maven where it is not there yet: Maven knows the mirrors and proxies of this
 * machine. It is compared with its checksum each time, and deleted where it differs.
 *
 * @throws MissingToolError where it is not there and cannot be fetched.
 */
export function fetchGeneratorJar(folder: string, jar: PinnedJar = generatorJar): string {
  const file = join(folder, `openapi-generator-cli-${jar.version}.jar`);
  if (!existsSync(file)) fetchInto(folder, file, jar);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sha256 !== jar.sha256) {
    rmSync(file);
    throw new MissingToolError(
      `${file} had the SHA-256 ${sha256}, not ${jar.sha256}, and was deleted. Run the command again to fetch it again.`,
    );
  }
  return file;
}

function fetchInto(folder: string, file: string, { artifact, version }: PinnedJar): void {
  mkdirSync(folder, { recursive: true });
  // Whole or not at all: another process may look meanwhile.
  const unfinished = mkdtempSync(join(folder, 'unfinished-'));
  try {
    const { status } = spawnSync(
      'mvn',
      ['--quiet', '--batch-mode', fetcher, `-Dartifact=${artifact}:${version}`, `-DoutputDirectory=${unfinished}`],
      { stdio: ['ignore', process.stderr, 'inherit'], cwd: unfinished, timeout: 600_000 },
    );
    if (status !== 0) {
      throw new MissingToolError(
        `${artifact} ${version} could not be fetched with Maven: it needs "mvn" on PATH (Debian: apt-get install maven) and Maven Central or a mirror of it. Or put the jar at ${file}.`,
      );
    }
    renameSync(join(unfinished, `openapi-generator-cli-${version}.jar`), file);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Looks for Java before anything needs it.
 *
 * @throws MissingToolError where there is none, or none that the generator runs on.
 */
export function requireJava(program = 'java'): void {
  const { status, stderr } = spawnSync(program, ['-version'], { encoding: 'utf8' });
  const major = status === 0 ? javaMajor(stderr) : 0;
  if (major >= 11) return;
  throw new MissingToolError(
    `SDKs are generated with Java 11 or newer on PATH (${status === 0 ? `"java -version" says ${major}` : '"java -version" failed'}). Debian: apt-get install openjdk-17-jre-headless. npm start and npm test do not need it.`,
  );
}

/** `openjdk version "17.0.15"` is 17, `java version "1.8.0_452"` is 8. */
export function javaMajor(text: string): number {
  const [, major, minor] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return Number(major === '1' ? minor : (major ?? 0));
}
