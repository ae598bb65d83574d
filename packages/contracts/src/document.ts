import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Json } from './pact/json.ts';

/** Reads the bundled OpenAPI document that `@opendas/spec` exports. */
export function readDocument(): { readonly [member: string]: Json } {
  const file = createRequire(import.meta.url).resolve('@opendas/spec/openapi.json');
  // The file is a bundled OpenAPI document: a JSON object.
  return JSON.parse(readFileSync(file, 'utf8')) as { readonly [member: string]: Json };
}
