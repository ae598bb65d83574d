import { describe, expect, test } from 'vitest';
import { authorizer, type Credentials, type CredentialsProvider } from './credentials.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

const url = 'https://das.example.com/v3/p/connections';
const accessKey = { accessKeyId: 'AK', secretAccessKey: 'SK' };

function request(): OutgoingRequest {
  return { method: 'GET', url, headers: {}, body: null };
}

/** Headers that a request gets. */
async function headersOf(
  credentials: Credentials | CredentialsProvider,
  projectId?: string,
): Promise<Readonly<Record<string, string>>> {
  const now = () => Date.parse('2026-01-20T08:00:00Z');
  const { headers } = await authorizer(credentials, now)(request(), projectId);
  return headers;
}

describe('fixed credentials', () => {
  test('a token is sent as it is, without a signature', async () => {
    expect(await headersOf({ token: 'secret' }, 'p')).toEqual({ 'x-auth-token': 'secret' });
  });

  test('an access key signs the date and the project', async () => {
    expect(await headersOf(accessKey, 'p')).toEqual({
      'x-sdk-date': '20260120T080000Z',
      'x-project-id': 'p',
      authorization: expect.stringMatching(
        /^SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-project-id;x-sdk-date, Signature=[0-9a-f]{64}$/,
      ),
    });
  });

  test('a temporary access key signs its security token', async () => {
    expect(await headersOf({ ...accessKey, securityToken: 'st' })).toMatchObject({
      'x-security-token': 'st',
      authorization: expect.stringContaining('SignedHeaders=host;x-sdk-date;x-security-token'),
    });
  });
});

describe('a provider of credentials', () => {
  /** A provider that answers one credential after the other, and a clock that can be moved. */
  function providerOf(...answers: readonly (Credentials & { readonly expiresAt?: number })[]) {
    const state = { asked: 0, now: 0 };
    const authorize = authorizer(
      () => Promise.resolve(answers[state.asked++] ?? { token: 'no more' }),
      () => state.now,
    );
    const token = async () => (await authorize(request(), undefined)).headers['x-auth-token'];
    return { state, token };
  }

  test('is asked once for calls at the same time', async () => {
    const { state, token } = providerOf({ token: 'one' });
    expect(await Promise.all([token(), token(), token()])).toEqual(['one', 'one', 'one']);
    expect(state.asked).toBe(1);
  });

  test('is not asked again where the answer does not expire', async () => {
    const { state, token } = providerOf({ token: 'one' });
    await token();
    state.now = Number.MAX_SAFE_INTEGER;
    expect(await token()).toBe('one');
  });

  test.each([
    { now: 239_999, want: 'one' },
    { now: 240_000, want: 'two' },
  ])('is asked again a minute before the answer expires: at $now of 300000 ms it is $want', async ({ now, want }) => {
    const { state, token } = providerOf({ token: 'one', expiresAt: 300_000 }, { token: 'two' });
    await token();
    state.now = now;
    expect(await token()).toBe(want);
  });

  test('can change from a token to an access key', async () => {
    expect(await headersOf(() => Promise.resolve(accessKey))).toHaveProperty('authorization');
  });

  test('is asked again after it failed', async () => {
    let asked = 0;
    const authorize = authorizer(() => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('The identity service is away.')) : Promise.resolve({ token: 't' });
    });
    await expect(authorize(request(), undefined)).rejects.toThrow('The identity service is away.');
    expect((await authorize(request(), undefined)).headers['x-auth-token']).toBe('t');
  });
});
