import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { signatureDirectory } from './signature-directory.ts';
import { sampleKey } from './signature-vectors.ts';
import { ids } from './story-directory.ts';

/**
 * A Python that has huaweicloudsdkdas 3.1.219:
 * `python3 -m venv venv && venv/bin/pip install huaweicloudsdkdas==3.1.219`, then `OPENDAS_OFFICIAL_SDK_PYTHON=venv/bin/python`.
 */
const python = process.env['OPENDAS_OFFICIAL_SDK_PYTHON'] ?? 'python3';
const missing = spawnSync(python, ['-c', 'import huaweicloudsdkdas']).status !== 0;
const story = fileURLToPath(new URL('official-python-sdk/story.py', import.meta.url));
const reason = `${python} does not have the package huaweicloudsdkdas`;

/** Not blocking: the server is in this process. */
function play(
  input: object,
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [story]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(JSON.stringify(input));
  });
}

describe.skipIf(missing)(`the unmodified official SDK for Python${missing ? ` (skipped: ${reason})` : ''}`, () => {
  let server: ServedStore;
  beforeAll(async () => {
    server = await serveStore({ authentication: { region: 'cn-north-4' } });
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(() => server.reset(signatureDirectory()));

  it.each([
    { what: 'that is told its project', project_id: ids.ownersProject },
    { what: 'that looks its project up in the identity service', project_id: null },
  ])(
    '$what saves a login, shares it, lists it and cancels the share',
    async ({ project_id }) => {
      const { status, stdout, stderr } = await play({
        url: server.url,
        region: 'cn-north-4',
        access_key: sampleKey.accessKey,
        secret_key: sampleKey.secretKey,
        project_id,
        recipient: ids.recipient,
      });
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        shared: 200,
        shares_of_keyword: 0,
        shares: [ids.recipient],
        listed: true,
        cancelled: 200,
        error: { status: 400, code: 'DAS.5010', request_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
      });
    },
    60_000,
  );
});
