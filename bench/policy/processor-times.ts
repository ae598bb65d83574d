import { medianOfRounds } from '../rounds/median-of-rounds.ts';

/**
 * Microseconds of processor time of one call of each function, those of the collector's threads included: the median of rounds that take turns. Unlike time on
 * the clock, it hardly depends on what else the machine does.
 */
export function processorTimes(
  functions: ReadonlyMap<string, () => unknown>,
  { rounds = 9, milliseconds = 100 } = {},
): ReadonlyMap<string, number> {
  return medianOfRounds(functions, rounds, (run) => timeOfOne(run, milliseconds * 1000));
}

let sink: unknown;

function timeOfOne(run: () => unknown, microseconds: number): number {
  const start = process.cpuUsage();
  let calls = 0;
  let spent = 0;
  while (spent < microseconds) {
    for (let index = 0; index < 64; index += 1) sink = run();
    calls += 64;
    const { user, system } = process.cpuUsage(start);
    spent = user + system;
  }
  if (sink === undefined) throw new Error('The function gave nothing.');
  return spent / calls;
}
