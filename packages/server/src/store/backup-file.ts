import { createHash } from 'node:crypto';

/** What the first line of a backup says. */
export interface BackupHeader {
  readonly format: 'opendas-backup-v1';
  /** Of the server that wrote it. */
  readonly migrations: readonly string[];
  /** The key that its data keys are encrypted with. */
  readonly key_id: string | null;
  readonly created_at: number;
  readonly size: number;
  /** Of everything behind the first line, in hexadecimal. */
  readonly sha256: string;
}

/** A file is no backup, or is damaged. */
export class BackupFileError extends Error {
  override readonly name = 'BackupFileError';
}

/** A backup: a line of JSON, then a database as PGlite dumps it (tar, gzip). */
export function backupFile(
  content: Uint8Array,
  about: Pick<BackupHeader, 'migrations' | 'key_id' | 'created_at'>,
): Uint8Array {
  const header: BackupHeader = {
    format: 'opendas-backup-v1',
    ...about,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), content]);
}

/** Longest first line. */
const longestHeader = 65_536;

/** @throws BackupFileError where the file is something else, was cut off or changed. */
export function parseBackupFile(bytes: Uint8Array): { readonly header: BackupHeader; readonly content: Uint8Array } {
  const end = bytes.subarray(0, longestHeader).indexOf(0x0a);
  const header = end === -1 ? undefined : headerOf(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
  if (header === undefined) throw new BackupFileError('It is not a backup of OpenDAS.');
  const content = bytes.subarray(end + 1);
  if (content.length !== header.size) {
    throw new BackupFileError(`It is cut off: ${content.length} bytes of ${header.size} are there.`);
  }
  if (createHash('sha256').update(content).digest('hex') !== header.sha256) {
    throw new BackupFileError('It was changed: its checksum is not right.');
  }
  return { header, content };
}

function headerOf(line: string): BackupHeader | undefined {
  try {
    const header: unknown = JSON.parse(line);
    const known =
      typeof header === 'object' &&
      header !== null &&
      Reflect.get(header, 'format') === 'opendas-backup-v1' &&
      typeof Reflect.get(header, 'sha256') === 'string' &&
      Array.isArray(Reflect.get(header, 'migrations'));
    // What is read of it was checked.
    return known ? (header as BackupHeader) : undefined;
  } catch {
    return undefined;
  }
}
