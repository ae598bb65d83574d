import { expect, test } from 'vitest';
import { atMost } from './at-most.ts';

test('runs so many at once, lets so many wait, and refuses the others', async () => {
  const run = atMost(2, 1, () => {
    throw new Error('full');
  });
  const ends: (() => void)[] = [];
  const task = () => new Promise<void>((resolve) => ends.push(resolve));
  const first = run(task);
  const second = run(task);
  const third = run(task);
  await expect(run(task)).rejects.toThrow('full');
  expect(ends).toHaveLength(2);
  ends[0]?.();
  await first;
  await expect.poll(() => ends.length).toBe(3);
  ends[1]?.();
  ends[2]?.();
  await Promise.all([second, third]);
  await expect(run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(run(() => Promise.resolve(1))).resolves.toBe(1);
});
