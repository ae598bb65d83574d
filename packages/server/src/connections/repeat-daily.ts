/** Work that is done again and again until it is stopped. */
export interface Repetition {
  /** Waits for work that is under way. */
  stop(): Promise<void>;
}

/** How often the clock is looked at, in milliseconds. Node fires timers of more than 24.8 days at once, so none waits for the deadline itself. */
const day = 24 * 60 * 60 * 1000;

/**
 * Does work now and then once a day. A failure is reported, and the next day tries again.
 *
 * @param every - In milliseconds.
 */
export function repeatDaily(work: () => Promise<void>, onFailure: (error: unknown) => void, every = day): Repetition {
  let underWay: Promise<void> = Promise.resolve();
  const run = (): void => {
    underWay = underWay.then(work).catch(onFailure);
  };
  run();
  const timer = setInterval(run, every);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
