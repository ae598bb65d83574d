import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { recordingServer, type RecordingServer, type Reply } from '../test/recording-server.ts';
import type { Credentials } from './credentials.ts';
import { createDasClient, type DasClient } from './das-client.ts';
import { unwrap } from './unwrap.ts';

const secret = 'MIIFcQYJKoZIhvcNAQcCoIIFYjCC';
const kinds: readonly { readonly kind: string; readonly credentials: Credentials }[] = [
  { kind: 'a token', credentials: { token: secret } },
  { kind: 'an access key', credentials: { accessKeyId: 'AK', secretAccessKey: secret, securityToken: `${secret}-st` } },
];

/** Repeats the headers of the request in the message, as a gateway does that explains a signature. */
const echo: Reply = (response) => {
  const sent = Object.entries(response.req.headers).map(([name, value]) => `${name}:${String(value)}`);
  response.writeHead(401, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error_code: 'APIGW.0301', error_msg: sent.join('|') }));
};
/** The same in a spelling of JSON that has none of the characters of the secret as they are. */
const escapedEcho: Reply = (response) => {
  const sent = Object.values(response.req.headers).map(String).join('|');
  const escaped = Array.from(sent, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(
    '',
  );
  response.writeHead(401, { 'content-type': 'application/json' });
  response.end(`{"error_code":"APIGW.0301","error_msg":"${escaped}"}`);
};
const cases: readonly { readonly name: string; readonly reply: Reply; readonly timeout?: number }[] = [
  { name: 'a refusal that repeats the headers', reply: echo },
  { name: 'a refusal that repeats the headers in escapes', reply: escapedEcho },
  { name: 'an answer that is not in the document', reply: { status: 418, body: 'words' } },
  { name: 'a connection that breaks', reply: (response) => void response.destroy() },
  { name: 'a time-out', reply: () => undefined, timeout: 20 },
];

let server: RecordingServer | undefined;
afterEach(() => server?.close());

async function clientOf(reply: Reply, credentials: Credentials): Promise<DasClient> {
  server = await recordingServer(reply);
  return createDasClient({ endpoint: server.url, credentials, projectId: 'p', retry: false });
}

describe.each(kinds)('$kind is not in', ({ credentials }) => {
  test.each(cases)('the error of $name', async ({ reply, timeout }) => {
    const das = await clientOf(reply, credentials);
    const call = das.listConnection(timeout === undefined ? {} : { timeout });
    const error: unknown = await unwrap(call).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret);
    expect(JSON.stringify(error)).not.toContain(secret);
  });

  test('the body of a refusal', async () => {
    const das = await clientOf(echo, credentials);
    const result = await das.listConnection();
    expect(result).toMatchObject({ ok: false, error: { error_msg: expect.stringContaining('***') } });
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  test('the client itself', async () => {
    const das = await clientOf(echo, credentials);
    expect(inspect(das, { depth: 10, showHidden: true })).not.toContain(secret);
  });
});
