import { describe, expect, test } from 'vitest';
import { recordingServer } from '../test/recording-server.ts';
import { keystoneListAuthDomains, keystoneListProjects } from './generated/operations.ts';
import { createIdentityTransport, type IdentityEndpointOptions } from './identity-transport.ts';

describe('the identity service', () => {
  test.each<[IdentityEndpointOptions, string]>([
    [{ region: 'cn-north-4' }, 'https://iam.cn-north-4.myhuaweicloud.com'],
    [{ region: 'na-mexico-1' }, 'https://iam.na-mexico-1.myhuaweicloud.com'],
    [{ endpoint: 'http://127.0.0.1:8080/' }, 'http://127.0.0.1:8080'],
    [{ endpoint: 'http://127.0.0.1:8080', iamEndpoint: 'http://127.0.0.1:8081/' }, 'http://127.0.0.1:8081'],
    [{ region: 'cn-north-4', iamEndpoint: 'https://iam.example.com' }, 'https://iam.example.com'],
  ])('of %j is at %s', (options, want) => {
    expect(createIdentityTransport(options).baseUrl).toBe(want);
  });

  test.each([
    [{ region: 'nowhere' }, 'The region nowhere is not the id of a region'],
    [{ endpoint: 'http://127.0.0.1', iamEndpoint: 'ftp://127.0.0.1' }, 'The endpoint has to be an http or https URL'],
  ])('is not at %j', (options, want) => {
    expect(() => createIdentityTransport(options as IdentityEndpointOptions)).toThrow(want);
  });

  test('is asked as the owner of an access key, or of nobody', async () => {
    const server = await recordingServer({ status: 200, body: { domains: [], projects: [] } });
    const credentials = { accessKeyId: 'QTWAOYTTINDUT2QVKYUC', secretAccessKey: 'secret' };
    const where = { endpoint: server.url };
    await keystoneListProjects(createIdentityTransport({ ...where, credentials }), { query: { name: 'cn-north-4' } });
    await keystoneListAuthDomains(createIdentityTransport(where));
    const [signed, unsigned] = server.requests;
    expect(signed?.url).toBe('/v3/projects?name=cn-north-4');
    expect(signed?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, /);
    expect(signed?.headers).not.toHaveProperty('x-project-id');
    expect(unsigned?.headers).not.toHaveProperty('authorization');
    expect(unsigned?.headers).not.toHaveProperty('x-auth-token');
    await server.close();
  });
});
