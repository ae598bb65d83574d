import { describe, expect, test } from 'vitest';
import type { Outcome } from './attempt.ts';
import { DasAbortError, DasNetworkError, DasTimeoutError } from './errors.ts';
import { retryPolicy, type RetryOptions } from './retry.ts';

const call = { operationId: 'ListConnection' };

function answer(status: number, headers: Readonly<Record<string, string>> = {}, text = '{}'): Outcome {
  return { response: new Response(null, { status, headers }), text };
}

describe('what is tried again', () => {
  test.each<{ name: string; outcome: Outcome; get: boolean; write: boolean }>([
    { name: 'a success', outcome: answer(200), get: false, write: false },
    { name: 'a refusal', outcome: answer(400), get: false, write: false },
    { name: 'a token that is not valid', outcome: answer(401), get: false, write: false },
    { name: 'an error of the server', outcome: answer(500), get: false, write: false },
    { name: 'too many calls at the gateway', outcome: answer(429), get: true, write: true },
    { name: 'too many calls at DAS', outcome: answer(400, {}, '{"error_code":"DAS.200002"}'), get: true, write: true },
    { name: 'unavailable', outcome: answer(503), get: true, write: false },
    { name: 'unavailable until a time', outcome: answer(503, { 'retry-after': '1' }), get: true, write: false },
    { name: 'a bad gateway', outcome: answer(502, { 'retry-after': '1' }), get: true, write: false },
    { name: 'a gateway that gave up', outcome: answer(504), get: true, write: false },
    { name: 'no answer', outcome: { error: new DasNetworkError(call, undefined) }, get: true, write: false },
    { name: 'no answer in time', outcome: { error: new DasTimeoutError(call, 1) }, get: true, write: false },
    { name: "the caller's abort", outcome: { error: new DasAbortError(call, undefined) }, get: false, write: false },
    { name: 'a provider of credentials that fails', outcome: { error: new Error('x') }, get: false, write: false },
  ])('$name: reads $get, writes $write', ({ outcome, get, write }) => {
    const policy = retryPolicy({});
    expect(policy.waitBefore(1, 'get', outcome) !== undefined).toBe(get);
    const writes = ['post', 'put', 'patch', 'delete'].map((method) => policy.waitBefore(1, method, outcome));
    expect(writes.map((wait) => wait !== undefined)).toEqual([write, write, write, write]);
  });

  test('nothing is with `false`', () => {
    expect(retryPolicy(false).waitBefore(1, 'get', answer(429))).toBeUndefined();
  });

  test('up to the number of attempts', () => {
    const policy = retryPolicy({ attempts: 3 });
    expect([1, 2, 3, 4].map((attempt) => policy.waitBefore(attempt, 'get', answer(429)) !== undefined)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('how long to wait', () => {
  test.each<{ name: string; options: RetryOptions; attempt: number; want: number }>([
    { name: 'nothing with the smallest random number', options: { random: () => 0 }, attempt: 2, want: 0 },
    { name: 'half of the base delay at first', options: { random: () => 0.5 }, attempt: 1, want: 100 },
    { name: 'twice as long each time', options: { attempts: 5, random: () => 0.5 }, attempt: 3, want: 400 },
    {
      name: 'at most the longest delay',
      options: { attempts: 99, random: () => 1, maxDelay: 1000 },
      attempt: 50,
      want: 1000,
    },
  ])('$name', ({ options, attempt, want }) => {
    expect(retryPolicy(options).waitBefore(attempt, 'get', answer(429))).toBe(want);
  });

  test.each([
    { header: '0', want: 0 },
    { header: '7', want: 7000 },
    { header: '20', want: 20_000 },
    { header: '21', want: undefined },
    { header: 'Tue, 20 Jan 2026 08:00:03 GMT', want: 3000 },
    { header: 'Tue, 20 Jan 2026 07:00:00 GMT', want: 0 },
    { header: 'soon', want: 200 },
    { header: '-1', want: 200 },
  ])('Retry-After: $header is $want ms', ({ header, want }) => {
    const policy = retryPolicy({ random: () => 1, now: () => Date.parse('2026-01-20T08:00:00Z') });
    expect(policy.waitBefore(1, 'get', answer(429, { 'retry-after': header }))).toBe(want);
  });
});
