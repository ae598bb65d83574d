import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWithRetry } from './open-with-retry.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Fails so often, then opens. */
function failing(times: number): { open: () => Promise<string>; calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    open: () => ((calls += 1) <= times ? Promise.reject(new Error(`failure ${calls}`)) : Promise.resolve('open')),
  };
}

describe('openWithRetry', () => {
  it('tries again with growing pauses until it succeeds', async () => {
    const pauses: number[] = [];
    const opening = openWithRetry(failing(7).open, {
      isTemporary: () => true,
      onFailure: (_, pause) => pauses.push(pause),
    });
    expect(opening.current()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(120_000);
    await opening.opened;
    expect(opening.current()).toBe('open');
    expect(pauses).toStrictEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  });

  it('gives up on an error that does not pass', async () => {
    const opening = openWithRetry(failing(1).open, { isTemporary: () => false, onFailure: () => undefined });
    await expect(opening.opened).rejects.toThrow('failure 1');
    expect(opening.current()).toBeUndefined();
  });

  it('stops in the middle of a pause', async () => {
    const { open, calls } = failing(1000);
    const opening = openWithRetry(open, { isTemporary: () => true, onFailure: () => undefined });
    await vi.advanceTimersByTimeAsync(600);
    const callsBefore = calls();
    await expect(opening.stop()).resolves.toBeUndefined();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls()).toBe(callsBefore);
  });
});
