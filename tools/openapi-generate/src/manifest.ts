import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the file in the output folder that says what in it is ours. */
export const manifestName = '.opendas-generate.json';

/** What was generated from what. */
export interface Manifest {
  /** Fingerprint of the tool and its options. */
  readonly settings: string;
  /** Fingerprints of the files that were read, by path relative to the output folder. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Fingerprints of the files that were written, by path in the output folder. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** The manifest of an output folder; `undefined` where there is none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(textOf(join(folder, manifestName)) ?? '');
    return isManifest(value) ? value : undefined;
  } catch {
    // Whatever stands there, it does not say that anything is ours.
    return undefined;
  }
}

/** The text of a manifest. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A short text that is the same for equal texts only (SHA-256). */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** The text of a file; `undefined` where there is none. */
export function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { settings, inputs, outputs } = value as Partial<Record<keyof Manifest, unknown>>;
  return typeof settings === 'string' && isTextRecord(inputs) && isTextRecord(outputs);
}

function isTextRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((item) => typeof item === 'string');
}
