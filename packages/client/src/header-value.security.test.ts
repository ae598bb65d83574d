import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Credentials } from './credentials.ts';
import { createDasClient } from './das-client.ts';
import { headerValue } from './header-value.ts';

describe('headerValue', () => {
  test.each(['a', 'a b\tc', '~!"', 'größe'])('takes %j', (text) => {
    expect(headerValue('X-A', text)).toBe(text);
  });

  test.each(['', 'a\nb', 'a\r\nX-Other: b', 'a\0', '\u007f', '中'])('refuses %j', (text) => {
    expect(() => headerValue('X-A', text)).toThrow(
      new TypeError('The header X-A would be empty or have characters that a header cannot have.'),
    );
  });
});

test.each<{ name: string; credentials: Credentials }>([
  { name: 'a token', credentials: { token: 'a secret\n' } },
  { name: 'a security token', credentials: { accessKeyId: 'AK', secretAccessKey: 'SK', securityToken: 'a secret\n' } },
])('$name with a line break is not repeated in the error, and nothing is sent', async ({ credentials }) => {
  const requests: Request[] = [];
  const das = createDasClient({
    endpoint: 'http://127.0.0.1',
    credentials,
    projectId: 'p',
    fetch: (request) => {
      requests.push(request);
      return Promise.reject(new Error('nothing should be sent'));
    },
  });
  const error: unknown = await das.listConnection().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(inspect(error)).not.toContain('a secret');
  expect(requests).toEqual([]);
});
