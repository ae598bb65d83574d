import { describe, expect, it } from 'vitest';
import { exampleKey } from '../example-key.ts';
import { signedAgain } from './signed-again.ts';

const key = exampleKey();
const example = {
  authorization: `SDK-HMAC-SHA256 Access=${key.accessKeyId}, SignedHeaders=host;x-sdk-date, Signature=${'0'.repeat(64)}`,
  'x-sdk-date': '20260120T080000Z',
};
const request = {
  method: 'POST',
  url: new URL('http://127.0.0.1:8080/v3/054e292c9880d4992f02c0196d3ea468/connections/share'),
  body: '{}',
};

describe('a request of a pact', () => {
  it('is signed for the time and the host where it is sent, with the key of the states', async () => {
    const headers = await signedAgain(
      { ...request, headers: { 'content-type': 'application/json', 'x-language': 'en-us', ...example } },
      key,
    );
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-language': 'en-us',
      'x-project-id': '054e292c9880d4992f02c0196d3ea468',
    });
    const [date, authorization] = [headers['x-sdk-date'], headers['authorization']];
    expect(date).toMatch(/^\d{8}T\d{6}Z$/);
    expect(date).not.toBe(example['x-sdk-date']);
    const names = 'content-type;host;x-project-id;x-sdk-date';
    expect(authorization).toContain(`SDK-HMAC-SHA256 Access=${key.accessKeyId}, SignedHeaders=${names}, Signature=`);
    expect(authorization).not.toContain('0'.repeat(64));
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a token', { 'x-auth-token': 'example-token-of-the-caller' }],
    ['no credential', {}],
    ['another scheme', { authorization: 'Bearer t' }],
  ])('with %s stays as it is', async (_, headers) => {
    expect(await signedAgain({ ...request, headers }, key)).toBe(headers);
  });
});
