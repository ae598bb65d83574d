import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clientFiles } from '@opendas/openapi-client';
import type { Model } from '@opendas/openapi-model';
import { transformSync } from 'esbuild';

/** A function of a generated client, before its types are known. */
export type AnyOperation = (transport: unknown, input?: unknown) => Promise<AnyResult>;

/** A result of a generated client, before its types are known. */
export interface AnyResult {
  readonly ok: boolean;
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** What a generated client exports, before its types are known. */
export interface AnyClient {
  readonly createTransport: (options?: unknown) => unknown;
  readonly operations: Readonly<Record<string, AnyOperation>>;
  readonly unwrap: (call: Promise<AnyResult>) => Promise<unknown>;
  readonly [name: string]: unknown;
}

/** Writes a client and files beside it into a new folder. */
export function writeClient(model: Model, beside: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-client-'));
  for (const [name, text] of [...clientFiles(model, { source: 'test.json' }).files, ...Object.entries(beside)]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Generates a client and loads it. */
export async function generatedClient(model: Model): Promise<AnyClient> {
  const folder = writeClient(model, { 'package.json': '{ "type": "module" }' });
  try {
    const { code } = transformSync(readFileSync(join(folder, 'client.ts'), 'utf8'), { loader: 'ts' });
    writeFileSync(join(folder, 'client.js'), code);
    // The module was just emitted; its exports are these.
    return (await import(pathToFileURL(join(folder, 'client.js')).href)) as AnyClient;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
