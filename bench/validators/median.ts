/** Nanoseconds of one call of each function: the median of rounds that take turns, so that a slow moment meets all of them. */
export function medianTimes(
  functions: ReadonlyMap<string, () => unknown>,
  { rounds = 15, milliseconds = 40 } = {},
): ReadonlyMap<string, number> {
  const samples = new Map([...functions.keys()].map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, run] of functions) {
      const time = timeOfOne(run, milliseconds);
      // The first rounds warm up.
      if (round >= 0) samples.get(name)?.push(time);
    }
  }
  return new Map(
    [...samples].map(([name, times]) => [
      name,
      times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN,
    ]),
  );
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
