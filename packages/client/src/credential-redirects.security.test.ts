import { afterEach, describe, expect, test } from 'vitest';
import { recordingServer, type RecordingServer } from '../test/recording-server.ts';
import { createDasClient } from './das-client.ts';

const servers: RecordingServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const body = { shared_conn_id: 'ee64e597-4f25-486f-bba1-0c850b3b59d6', users: [] };
const credentials = [
  { kind: 'a token', credentials: { token: 'secret-token' } },
  { kind: 'an access key', credentials: { accessKeyId: 'AK', secretAccessKey: 'SK', securityToken: 'secret-token' } },
];

describe.each(credentials)('with $kind', ({ credentials: given }) => {
  test.each([301, 302, 303, 307, 308])('a redirect %i is never followed', async (status) => {
    const thief = await recordingServer({ status: 200, body: { status: true } });
    const service = await recordingServer({ status, headers: { location: `${thief.url}/steal` } });
    servers.push(thief, service);
    const das = createDasClient({ endpoint: service.url, credentials: given, projectId: 'p' });
    await expect(das.listConnection()).rejects.toMatchObject({ name: 'DasUnexpectedResponseError', status });
    await expect(das.createShareConnections({ body })).rejects.toMatchObject({ status });
    expect(thief.requests).toEqual([]);
    expect(service.requests).toHaveLength(2);
  });
});
