import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../service-error.ts';
import { together } from './together.ts';

/** Doubles numbers, and tells in which runs. A number may be in a run once, and those below zero in one run at a time. */
function doubling(work: (numbers: readonly number[]) => Promise<void> = () => sleep(5)) {
  const runs: (readonly number[])[] = [];
  const double = together<number, number>({
    keysOf: (number) => [String(number)],
    placeOf: (number) => (number < 0 ? 'below zero' : String(number)),
    async run(numbers) {
      runs.push(numbers);
      await work(numbers);
      return numbers.map((number) => number * 2);
    },
  });
  return { double, runs };
}

describe('together', () => {
  it('does at once what is asked for at once, in two runs at the same time, and then what was asked for meanwhile', async () => {
    const { double, runs } = doubling();
    const asked = [1, 2, 3].map(double);
    await sleep(1);
    asked.push(double(4));
    await sleep(1);
    asked.push(...[5, 6].map(double));
    expect(await Promise.all(asked)).toEqual([2, 4, 6, 8, 10, 12]);
    expect(runs).toEqual([[1, 2, 3], [4], [5, 6]]);
  });

  it('does one after the other what touches the same', async () => {
    const { double, runs } = doubling();
    expect(await Promise.all([1, 1, 2, 1].map(double))).toEqual([2, 2, 4, 2]);
    expect(runs).toEqual([[1, 2], [1], [1]]);
  });

  it('does together what has one place, but not at the same time as more of that', async () => {
    const { double, runs } = doubling();
    const asked = [-1, -2].map(double);
    await sleep(1);
    asked.push(...[-3, 4, -5].map(double));
    expect(await Promise.all(asked)).toEqual([-2, -4, -6, 8, -10]);
    expect(runs).toEqual([[-1, -2], [4], [-3, -5]]);
  });

  it('does not take more than a thousand at once', async () => {
    const { double, runs } = doubling();
    await Promise.all(Array.from({ length: 2500 }, (_, number) => double(number)));
    expect(runs.map(({ length }) => length)).toEqual([1000, 1000, 500]);
  });

  it('does each by itself where one fails all', async () => {
    const { double, runs } = doubling(async (numbers) => {
      if (numbers.includes(2)) throw new Error('not this one');
    });
    const answers = await Promise.allSettled([1, 2, 3].map(double));
    expect(answers).toMatchObject([
      { value: 2 },
      { reason: expect.objectContaining({ message: 'not this one' }) },
      { value: 6 },
    ]);
    expect(runs).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it('does not do it again where the database is away', async () => {
    const { double, runs } = doubling(async () => {
      throw new ServiceError('databaseUnavailable', 'away');
    });
    const answers = await Promise.allSettled([1, 2].map(double));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(runs).toEqual([[1, 2]]);
  });

  it('does not wait for ever for what does not end', async () => {
    const { double } = doubling((numbers) =>
      numbers.some((number) => number < 2) ? new Promise(() => undefined) : sleep(1),
    );
    for (const number of [0, 1]) {
      void double(number);
      await sleep(5);
    }
    expect(await double(2)).toBe(4);
  });
});
