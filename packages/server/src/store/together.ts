import { ServiceError } from '../service-error.ts';
import { outsideSpans } from '../tracing/transaction-spans.ts';

/** What is done together. */
export interface Together<Ask, Answer> {
  /** Does it for several asks at once, and gives their answers in the same order. What it does is done for all of them or for none. */
  readonly run: (asks: readonly Ask[]) => Promise<readonly Answer[]>;
  /** Names of what an ask changes. Two asks that have one in common are never in the same run. */
  readonly keysOf: (ask: Ask) => readonly string[];
  /** What a run with the ask keeps for itself: an ask with the same is in this run or in a later one. Left out: nothing. */
  readonly placeOf?: (ask: Ask) => string;
}

/** Most names of one run. */
const mostKeys = 1000;
/** Runs at the same time: while the database writes what the one has done, the other goes on. */
const sideBySide = 2;
/** A run that takes longer than this, in milliseconds, is not counted any more: another may begin. */
const patience = 100;
/** Most runs at the same time, those that take long included. */
const mostRuns = 8;

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly keys: readonly string[];
  readonly place: string | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what is asked for at the same time: what comes while runs are under way is in the next one. So a statement, and a
 * commit, serve as many requests as there are. A run begins after everything that it does was asked for.
 *
 * Where a run fails, each of its asks is done again by itself, so that one that cannot be done does not fail the others; but not
 * where the database cannot be reached: then nobody knows what was done.
 */
export function together<Ask, Answer>({ run, keysOf, placeOf }: Together<Ask, Answer>): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = [];
  const places = new Set<string>();
  let runs = 0;
  let counted = 0;
  let scheduled = false;

  /** Takes the asks of the next run. */
  const next = (): readonly Waiting<Ask, Answer>[] => {
    const taken: Waiting<Ask, Answer>[] = [];
    const left: Waiting<Ask, Answer>[] = [];
    const keys = new Set<string>();
    let size = 0;
    for (const one of waiting) {
      const isFree = one.place === undefined || !places.has(one.place);
      const fits = size === 0 || (size + one.keys.length <= mostKeys && !one.keys.some((key) => keys.has(key)));
      (isFree && fits ? taken : left).push(one);
      if (!isFree || !fits) continue;
      size += Math.max(1, one.keys.length);
      for (const key of one.keys) keys.add(key);
    }
    waiting = left;
    return taken;
  };

  const begin = (): void => {
    if (waiting.length === 0 || counted >= sideBySide || runs >= mostRuns) return;
    const asked = next();
    if (asked.length === 0) return;
    const kept = asked.flatMap(({ place }) => (place === undefined ? [] : [place]));
    for (const place of kept) places.add(place);
    runs += 1;
    counted += 1;
    let isCounted = true;
    const discount = (): void => {
      if (isCounted) counted -= 1;
      isCounted = false;
      begin();
    };
    const timer = setTimeout(discount, patience);
    void answer(asked).finally(() => {
      clearTimeout(timer);
      for (const place of kept) places.delete(place);
      runs -= 1;
      discount();
    });
    begin();
  };

  const answer = async (asked: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      const answers = await run(asked.map(({ ask }) => ask));
      for (const [index, { resolve }] of asked.entries()) {
        // `run` gives an answer to each.
        resolve(answers[index] as Answer);
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
      waiting.push({ ask, keys: keysOf(ask), place: placeOf?.(ask), resolve, reject });
      if (scheduled) return;
      scheduled = true;
      // After all requests that have come by now.
      setImmediate(() => {
        scheduled = false;
        outsideSpans(begin);
      });
    });
}
