import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Bytes that never change while the server runs. */
export interface StaticContent {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Serves bytes under a path, with an `ETag`, so that a client that has them asks again for nothing (RFC 9110 §13.1.2).
 *
 * @param load - Called at the first request.
 */
export function serveStatic(app: FastifyInstance, path: string, load: () => StaticContent): void {
  let loaded: (StaticContent & { readonly etag: string }) | undefined;
  app.get(path, (request, reply) => {
    loaded ??= withEtag(load());
    reply.headers({ ...loaded.headers, ETag: loaded.etag, 'Cache-Control': 'no-cache' });
    const known = new Set(
      (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')),
    );
    if (known.has(loaded.etag) || known.has('*')) return reply.code(304).send();
    return reply.type(loaded.mediaType).send(loaded.bytes);
  });
}

function withEtag(content: StaticContent): StaticContent & { readonly etag: string } {
  return { ...content, etag: `"${createHash('sha256').update(content.bytes).digest('base64url').slice(0, 22)}"` };
}
