/**
 * Times each function once a round, and gives the median of its times. The functions take turns, so that a slow moment meets all of them; two more rounds
 * before these warm up.
 */
export function medianOfRounds(
  functions: ReadonlyMap<string, () => unknown>,
  rounds: number,
  timeOfOne: (run: () => unknown) => number,
): ReadonlyMap<string, number> {
  const samples = new Map([...functions.keys()].map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, run] of functions) {
      const time = timeOfOne(run);
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
