import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sharedRuns } from './shared-runs.ts';

describe('sharedRuns', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** Each run takes 10 ms, and gives its number. */
  const counted = () => {
    let count = 0;
    return vi.fn<() => Promise<number>>(async () => {
      count += 1;
      const number = count;
      await new Promise((done) => setTimeout(done, 10));
      return number;
    });
  };

  it('makes one run for all that ask before it begins, and another for those who ask later', async () => {
    const run = counted();
    const shared = sharedRuns(run, () => 0);
    const first = [shared(), shared()];
    await vi.advanceTimersByTimeAsync(1);
    const later = Array.from({ length: 50 }, shared);
    await vi.advanceTimersByTimeAsync(30);
    expect(await Promise.all(first)).toEqual([1, 1]);
    expect(new Set(await Promise.all(later))).toEqual(new Set([2]));
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('rests between runs, however often it is asked', async () => {
    const run = counted();
    const shared = sharedRuns(run, (took) => 4 * took);
    for (let time = 0; time < 990; time += 1) {
      void shared();
      await vi.advanceTimersByTimeAsync(1);
    }
    // 10 ms of work and 40 ms of rest.
    expect(run).toHaveBeenCalledTimes(20);
  });

  it('begins at once where the last run is long ago', async () => {
    const run = counted();
    const shared = sharedRuns(run, () => 40);
    void shared();
    await vi.advanceTimersByTimeAsync(50);
    void shared();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('goes on after a run that failed', async () => {
    const run = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('away')).mockResolvedValue('done');
    const shared = sharedRuns(run, () => 0);
    await expect(shared()).rejects.toThrow('away');
    await expect(shared()).resolves.toBe('done');
  });
});
