import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from './static-content.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>OpenDAS API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css" />
    <link rel="icon" type="image/png" href="docs/favicon-32x32.png" sizes="32x32" />
  </head>
  <body>
    <div id="api"></div>
    <noscript>This page needs JavaScript. The document itself is at <a href="openapi.yaml">openapi.yaml</a>.</noscript>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script type="module" src="docs/page.js"></script>
  </body>
</html>
`;

/** Calls go to the server that the page came from, whatever servers the document names; nothing is asked of other hosts. */
const script = `const base = new URL('.', window.location.href).href.replace(/\\/$/, '');
const answer = await fetch(base + '/openapi.json');
const document = await answer.json();
SwaggerUIBundle({
  spec: { ...document, servers: [{ url: base, description: 'This server' }] },
  dom_id: '#api',
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;

/** No other host, and no script or style in the page itself. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** The interactive reference at `/docs`: Swagger UI, served from this host. */
export function serveDocsPage(app: FastifyInstance): void {
  serveStatic(app, '/docs', () => ({
    bytes: Buffer.from(page),
    mediaType: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': contentSecurityPolicy, 'Referrer-Policy': 'no-referrer' },
  }));
  serveStatic(app, '/docs/page.js', () => ({
    bytes: Buffer.from(script),
    mediaType: 'text/javascript; charset=utf-8',
  }));
  for (const [name, mediaType] of Object.entries(files)) {
    serveStatic(app, `/docs/${name}`, () => ({
      bytes: readFileSync(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))),
      mediaType,
    }));
  }
}
