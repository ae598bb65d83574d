import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../src/testing/index.ts';
import { httpCall } from './http-call.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const published = (name: string): string =>
  readFileSync(fileURLToPath(import.meta.resolve(`@opendas/spec/${name}`)), 'utf8');

describe('the document', () => {
  it.each([
    { path: '/openapi.json', type: 'application/json; charset=utf-8' },
    { path: '/openapi.yaml', type: 'application/yaml; charset=utf-8' },
  ])('is at $path as it is published', async ({ path, type }) => {
    const answer = await httpCall(server.url, path);
    expect(answer).toMatchObject({ status: 200, text: published(path.slice(1)) });
    expect(answer.headers['content-type']).toBe(type);
    const { etag } = answer.headers;
    expect(await httpCall(server.url, path, { headers: { 'If-None-Match': `"other", W/${etag}` } })).toMatchObject({
      status: 304,
      text: '',
    });
    expect(await httpCall(server.url, path, { headers: { 'If-None-Match': '"other"' } })).toMatchObject({
      status: 200,
    });
  });
});

describe('the reference page', () => {
  it('asks nothing of other hosts, and the browser would not let it', async () => {
    const page = await httpCall(server.url, '/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe/);
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.text).not.toMatch(/<script(?![^>]*src=)/);
  });

  it('has every file that it needs', async () => {
    const page = await httpCall(server.url, '/docs');
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]);
    expect(files).toHaveLength(5);
    for (const file of files) {
      expect(await httpCall(server.url, new URL(String(file), `${server.url}/docs`).pathname)).toMatchObject({
        status: 200,
      });
    }
  });

  it('calls this server, without the validator of another host', async () => {
    const { text } = await httpCall(server.url, '/docs/page.js');
    expect(text).toContain('validatorUrl: null');
    expect(text).toContain("servers: [{ url: base, description: 'This server' }]");
    expect(text).not.toMatch(/https?:/);
  });
});
