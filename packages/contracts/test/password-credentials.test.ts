import {
  createDasClient,
  createIdentityTransport,
  DasApiError,
  keystoneListProjects,
  passwordCredentials,
  unwrap,
} from '@opendas/client';
import { startTestServer, type TestServer } from '@opendas/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const projectId = '054e292c9880d4992f02c0196d3ea468';

describe('a client with a password and the real server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.setState('the caller may use the project', { project_id: projectId });
  });
  afterAll(() => server.close());

  const credentialsOf = (password: string) =>
    passwordCredentials({
      endpoint: server.url,
      user: { name: 'owner', password, domain: { name: 'caller' } },
      project: { id: projectId },
    });

  it('works with connections and looks up projects', async () => {
    const credentials = credentialsOf('example-password');
    const das = createDasClient({ endpoint: server.url, credentials, projectId });
    expect(await unwrap(das.listConnection())).toMatchObject({ total_record: 0 });
    const identity = createIdentityTransport({ endpoint: server.url, credentials });
    const { projects } = await unwrap(keystoneListProjects(identity));
    expect(projects).toMatchObject([{ id: projectId }]);
  });

  it('is told that the password is wrong', async () => {
    const das = createDasClient({ endpoint: server.url, credentials: credentialsOf('wrong'), projectId });
    await expect(das.listConnection()).rejects.toThrow(DasApiError);
  });
});
