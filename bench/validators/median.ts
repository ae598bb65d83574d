import { medianOfRounds } from '../rounds/median-of-rounds.ts';

/** Nanoseconds of one call of each function: the median of rounds that take turns, so that a slow moment meets all of them. */
export function medianTimes(
  functions: ReadonlyMap<string, () => unknown>,
  { rounds = 15, milliseconds = 40 } = {},
): ReadonlyMap<string, number> {
  return medianOfRounds(functions, rounds, (run) => timeOfOne(run, milliseconds));
}

let sink: unknown;

function timeOfOne(run: () => unknown, milliseconds: number): number {
  const end = performance.now() + milliseconds;
  const start = performance.now();
  let calls = 0;
  while (performance.now() < end) {
    for (let index = 0; index < 100; index += 1) sink = run();
    calls += 100;
  }
  if (sink === undefined) throw new Error('The function gave nothing.');
  return ((performance.now() - start) * 1e6) / calls;
}
