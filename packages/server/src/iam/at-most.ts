/**
 * Runs so many tasks at once, and lets so many wait.
 *
 * @param refuse - Called for a task more; throws.
 */
export function atMost(
  running: number,
  waiting: number,
  refuse: () => never,
): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let free = running;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free -= 1;
    else if (queue.length >= waiting) refuse();
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
