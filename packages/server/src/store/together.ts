import { ServiceError } from '../service-error.ts';
import { outsideSpans } from '../tracing/transaction-spans.ts';

/** What is done together. */
export interface Together<Ask, Answer> {
  /** Does it for several asks at once, and gives their answers in the same order. What it does is done for all of them or for none. */
  readonly run: (asks: readonly Ask[]) => Promise<readonly Answer[]>;
  /** Names of what an ask changes. Two asks that have one in common are never in the same run. */
  readonly keysOf: (ask: Ask) => readonly string[];
}

/** Most names of one run. */
const mostKeys = 1000;
/** A run that has not ended after this time, in milliseconds, no longer keeps the next one waiting. */
const patience = 100;
/** Most runs at the same time. */
const mostRuns = 4;

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly keys: readonly string[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what is asked for at the same time: what comes while a run is under way is in the next one. So a statement, and a
 * commit, serve as many requests as there are. A run begins after everything that it does was asked for.
 *
 * Where a run fails, each of its asks is done again by itself, so that one that cannot be done does not fail the others; but not
 * where the database cannot be reached: then nobody knows what was done.
 */
export function together<Ask, Answer>({ run, keysOf }: Together<Ask, Answer>): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = [];
  let runs = 0;
  /** Runs that the next one waits for. */
  let awaited = 0;
  let scheduled = false;

  const next = (): Waiting<Ask, Answer>[] => {
    const taken: Waiting<Ask, Answer>[] = [];
    const left: Waiting<Ask, Answer>[] = [];
    const keys = new Set<string>();
    let size = 0;
    for (const one of waiting) {
      const fits =
        size === 0 || (size + Math.max(1, one.keys.length) <= mostKeys && !one.keys.some((key) => keys.has(key)));
      (fits ? taken : left).push(one);
      if (!fits) continue;
      size += Math.max(1, one.keys.length);
      for (const key of one.keys) keys.add(key);
    }
    waiting = left;
    return taken;
  };

  const begin = (): void => {
    if (waiting.length === 0 || awaited > 0 || runs >= mostRuns) return;
    const asked = next();
    runs += 1;
    awaited += 1;
    let isAwaited = true;
    const goOn = (): void => {
      if (isAwaited) awaited -= 1;
      isAwaited = false;
      begin();
    };
    const timer = setTimeout(goOn, patience);
    void answer(asked).finally(() => {
      clearTimeout(timer);
      runs -= 1;
      goOn();
    });
  };

  const answer = async (asked: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      const answers = await run(asked.map(({ ask }) => ask));
      for (const [place, { resolve }] of asked.entries()) {
        // `run` gives an answer to each.
        resolve(answers[place] as Answer);
      }
    } catch (error) {
      if (error instanceof ServiceError || asked.length === 1) {
        for (const { reject } of asked) reject(error);
      } else {
        for (const one of asked) await answer([one]);
      }
    }
  };

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, keys: keysOf(ask), resolve, reject });
      if (scheduled) return;
      scheduled = true;
      // After all requests that have come by now.
      setImmediate(() => {
        scheduled = false;
        outsideSpans(begin);
      });
    });
}
