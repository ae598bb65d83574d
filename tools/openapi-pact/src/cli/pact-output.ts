import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JsonObject } from '@opendas/openapi-model';

/** What became of a file. */
export type Written = 'written' | 'up to date' | 'stale';

/**
 * Writes a pact file, and the folder that it stands in.
 *
 * @param check - Only looks whether the file is what would be written.
 */
export function writePact(file: string, pact: JsonObject, check: boolean): Written {
  const text = `${JSON.stringify(pact, null, 2)}\n`;
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (isSame) return 'up to date';
  if (check) return 'stale';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return 'written';
}
