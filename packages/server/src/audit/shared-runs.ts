/**
 * Does a piece of work one run after the other. Whoever asks gets a run that begins after that, the same one as all who ask before it begins,
 * so that any number of callers make no more runs than one that is under way and one that waits.
 *
 * @param restAfter - How long after a run the next one begins at the earliest, by how long it took; in milliseconds.
 */
export function sharedRuns<Result>(
  run: () => Promise<Result>,
  restAfter: (took: number) => number,
): () => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  let restsUntil = Number.NEGATIVE_INFINITY;
  let next: Promise<Result> | undefined;

  const runAfter = async (before: Promise<unknown>): Promise<Result> => {
    await before.catch(() => undefined);
    const rest = restsUntil - performance.now();
    if (rest > 0) await new Promise((rested) => setTimeout(rested, rest));
    next = undefined;
    const began = performance.now();
    try {
      return await run();
    } finally {
      const ended = performance.now();
      restsUntil = ended + restAfter(ended - began);
    }
  };

  return () => {
    if (next === undefined) {
      next = runAfter(last);
      last = next;
    }
    return next;
  };
}
