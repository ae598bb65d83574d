import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { repeatDaily } from './repeat-daily.ts';

const day = 24 * 60 * 60 * 1000;

describe('repeatDaily', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('works at once and then every day, also after a failure, until it is stopped', async () => {
    const failures: unknown[] = [];
    let runs = 0;
    const repetition = repeatDaily(
      () => {
        runs++;
        return runs === 2 ? Promise.reject(new Error('away')) : Promise.resolve();
      },
      (error) => failures.push(error),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(400 * day);
    expect(runs).toBe(401);
    expect(failures).toHaveLength(1);
    await repetition.stop();
    await vi.advanceTimersByTimeAsync(10 * day);
    expect(runs).toBe(401);
  });
});
