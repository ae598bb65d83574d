/** Microseconds of one call of each function: the median of rounds that take turns, so that a slow moment meets all of them. */
export async function callTimes(
  functions: ReadonlyMap<string, () => Promise<unknown>>,
  { rounds = 31, calls = 2000 } = {},
): Promise<ReadonlyMap<string, number>> {
  const samples = new Map([...functions.keys()].map((name) => [name, [] as number[]]));
  for (let round = -3; round < rounds; round += 1) {
    for (const [name, run] of functions) {
      const start = performance.now();
      for (let call = 0; call < calls; call += 1) await run();
      // The first rounds warm up.
      if (round >= 0) samples.get(name)?.push(((performance.now() - start) * 1000) / calls);
    }
  }
  return new Map([...samples].map(([name, times]) => [name, median(times)]));
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}
