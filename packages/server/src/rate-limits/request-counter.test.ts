import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { leaseRequests } from '../store/request-counts.ts';
import { openStore, type Store } from '../store/index.ts';
import { parseRateLimit, rateLimitText } from './rate-limit.ts';
import { requestCounter, type RequestCounter } from './request-counter.ts';

const start = Date.parse('2026-01-20T08:00:00Z');
const limit = { requests: 200, window: 'second' } as const;
let now = start;
const clock = (): number => now;
beforeEach(() => {
  now = start;
});

/** How many of so many requests are answered, over counters by turns. */
async function answered(counters: readonly RequestCounter[], requests: number, subject = 'a'): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: requests }, async (_, index) => counters[index % counters.length]?.count(subject, limit)),
  );
  return answers.filter((wait) => wait === undefined).length;
}

describe('a counter of one server', () => {
  it('answers as many requests in a window as the limit says, and says when the next begins', async () => {
    const counter = requestCounter(clock, undefined);
    now = start + 250;
    expect(await answered([counter], 300)).toBe(200);
    expect(await counter.count('a', limit)).toBe(750);
    expect(await counter.count('b', limit)).toBeUndefined();
    now = start + 1000;
    expect(await answered([counter], 300)).toBe(200);
  });
});

describe('counters of several servers on one database', () => {
  let postgres: TestPostgres;
  let store: Store;
  let statements = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
    store = await openStore({ kind: 'postgresql', url: postgres.url });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await postgres.stop();
  });
  beforeEach(async () => {
    statements = 0;
    await store.db.deleteFrom('request_counts').execute();
  });
  const newCounter = (time = clock): RequestCounter =>
    requestCounter(time, (...taken) => {
      statements += 1;
      return leaseRequests(store.db, ...taken);
    });

  it('answer exactly the limit together, and ask the database for a twentieth of the requests', async () => {
    expect(await answered([newCounter(), newCounter()], 600)).toBe(200);
    expect(statements).toBeLessThanOrEqual(22);
  });
  it('answer at most the limit, and at least nine tenths of it, however requests are spread', async () => {
    const counters = [newCounter(), newCounter()];
    const few = await answered(counters.slice(1), 1);
    const many = await answered(counters.slice(0, 1), 400);
    expect(few + many).toBeLessThanOrEqual(200);
    expect(few + many).toBeGreaterThanOrEqual(190);
  });
  it('begin anew with each window, also where the clock of one is ahead', async () => {
    const ahead = newCounter(() => now + 1000);
    const counter = newCounter();
    expect(await answered([counter], 300)).toBe(200);
    expect(await answered([ahead], 300)).toBe(200);
    now += 1000;
    expect(await answered([counter], 300)).toBe(0);
    now += 1000;
    expect(await answered([counter], 300)).toBe(200);
  });
});

test.each(['200/second', '600/minute', '0'])('%s is a limit', (text) => {
  expect(rateLimitText(parseRateLimit(text))).toBe(text);
});

test.each(['', '200', '-1/second', '0/second', '200/hour', '200 / second'])('%j is no limit', (text) => {
  expect(() => parseRateLimit(text)).toThrow('Expected a limit such as 200/second');
});
