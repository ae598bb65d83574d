import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { pythonSdkMissing, runPython, runPythonText } from './official-python-sdk.ts';
import { signatureDirectory } from './signature-directory.ts';
import { sampleKey } from './signature-vectors.ts';
import { ids } from './story-directory.ts';

const skipped = pythonSdkMissing === undefined ? '' : ` (skipped: ${pythonSdkMissing})`;

describe.skipIf(pythonSdkMissing)(`the unmodified official SDK for Python${skipped}`, () => {
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
      const { status, stdout, stderr } = await runPython('story.py', {
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

  it('runs the examples of docs/official-sdks.md as they stand there, with a project id and without', async () => {
    const page = readFileSync(new URL('../../../docs/official-sdks.md', import.meta.url), 'utf8');
    const [story = '', looksUp = ''] = [...page.matchAll(/```python\n(.*?)```/gs)].map(([, text]) => text ?? '');
    const asks = 'print(client.list_shared_connections(ListSharedConnectionsRequest(connection_id=connection)).data)';
    const text = [story, looksUp.replace('opendas-1', 'cn-north-4'), asks].join('\n');
    const { status, stdout, stderr } = await runPythonText(text, {
      DAS_ENDPOINT: server.url,
      DAS_PROJECT_ID: ids.ownersProject,
      DAS_ACCESS_KEY: sampleKey.accessKey,
      DAS_SECRET_KEY: sampleKey.secretKey,
    });
    expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^username 4081487400200\n400 DAS\.5052 [0-9a-f]{32}\n\[\]\n$/);
  }, 60_000);
});
