import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model, Problem } from '@opendas/openapi-model';
import { emitOwnClient, type ClientOptions } from './emit-own-client.ts';
import { clientWarnings } from './warnings.ts';

/** The compiled runtime, which is copied beside the client so that it depends on no package. */
const runtime = fileURLToPath(new URL('./client-runtime', import.meta.url));

/** A client that needs no package. */
export interface ClientFiles {
  /** Texts by paths in the output folder: `client.ts`, and `client-runtime/` as JavaScript with declarations. */
  readonly files: ReadonlyMap<string, string>;
  /** What the client cannot do, and where the document asks for it. */
  readonly warnings: readonly Problem[];
}

/**
 * The client of a document. Equal models give equal bytes.
 *
 * @example
 * ```ts
 * const { files, warnings } = clientFiles(loadModel('openapi.yaml'), { source: 'openapi.yaml' });
 * ```
 */
export function clientFiles(model: Model, options: ClientOptions): ClientFiles {
  const copied = readdirSync(runtime)
    .filter((name) => /\.(js|d\.ts)$/.test(name) && !name.includes('.test.'))
    .toSorted()
    .map((name) => [`client-runtime/${name}`, asPublished(readFileSync(join(runtime, name), 'utf8'))] as const);
  return { files: new Map([['client.ts', emitOwnClient(model, options)], ...copied]), warnings: clientWarnings(model) };
}

/** A compiled file without the link to its source map, and with imports that resolve beside it. */
function asPublished(text: string): string {
  return text.replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n').replaceAll(/(from '\.\/[^']+)\.ts'/g, "$1.js'");
}
