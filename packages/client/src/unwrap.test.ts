import type { Schema } from '@opendas/types';
import { afterEach, expect, expectTypeOf, test } from 'vitest';
import { recordingServer, type RecordingServer, type Reply } from '../test/recording-server.ts';
import { createDasClient, type DasClient } from './das-client.ts';
import { DasApiError, DasError } from './errors.ts';
import { unwrap } from './unwrap.ts';

let server: RecordingServer | undefined;
afterEach(() => server?.close());

async function clientOf(reply: Reply): Promise<DasClient> {
  server = await recordingServer(reply);
  return createDasClient({ endpoint: server.url, credentials: { token: 't' }, projectId: 'p', retry: false });
}

test('gives the data of a success, with its type', async () => {
  const das = await clientOf({ status: 200, body: { total_record: 2 } });
  const data = await unwrap(das.listConnection());
  expectTypeOf(data).toEqualTypeOf<Schema<'ListConnectionResponse'>>();
  expect(data).toEqual({ total_record: 2 });
});

test.each([
  {
    name: 'everything',
    body: { error_code: 'DAS.5010', error_msg: 'The connection does not exist.' },
    headers: { 'x-request-id': 'r1' },
    want: { code: 'DAS.5010', requestId: 'r1' },
    message: 'ListConnection failed with status 400 (DAS.5010): The connection does not exist. [request r1]',
  },
  {
    name: 'only a code of the console',
    body: { errorCodeStr: 'DAS.5052' },
    want: { code: 'DAS.5052', requestId: undefined },
    message: 'ListConnection failed with status 400 (DAS.5052)',
  },
  {
    name: 'nothing that is known',
    body: [],
    want: { code: undefined },
    message: 'ListConnection failed with status 400',
  },
])('throws the error of a refusal that says $name', async ({ body, headers = {}, want, message }) => {
  const das = await clientOf({ status: 400, body, headers });
  const error: unknown = await unwrap(das.listConnection()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DasApiError);
  expect(error).toBeInstanceOf(DasError);
  expect(error).toMatchObject({
    name: 'DasApiError',
    status: 400,
    operationId: 'ListConnection',
    body,
    message,
    ...want,
  });
});
