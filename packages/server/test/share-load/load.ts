import { setTimeout as sleep } from 'node:timers/promises';
import { shareApi } from './share-api.ts';

/** What a load has seen. */
export interface Load {
  /** Users whose share was answered with 200, and not cancelled since. */
  readonly acknowledged: ReadonlySet<string>;
  /** Users whose cancel was answered with 200. */
  readonly cancelled: ReadonlySet<string>;
  /** How often each status came; `connection lost` where none did. */
  readonly statuses: ReadonlyMap<string, number>;
  /** Answers that are not those of a share, a cancel or a database that is away. */
  readonly wrong: readonly string[];
  /** The longest that an answer took, in milliseconds. */
  longest(): number;
  stop(): Promise<void>;
}

const lanes = 6;

/** Shares a connection with new users, and cancels every third share, until it is stopped. */
export function startLoad(url: string, connection: string): Load {
  const acknowledged = new Set<string>();
  const cancelled = new Set<string>();
  const statuses = new Map<string, number>();
  const wrong: string[] = [];
  const state = { stopped: false, next: 0, longest: 0 };

  const call = async (what: 'share' | 'cancel', user: string): Promise<boolean> => {
    const started = Date.now();
    const answer = await shareApi[what](url, connection, user).catch(() => undefined);
    state.longest = Math.max(state.longest, Date.now() - started);
    const status = answer === undefined ? 'connection lost' : String(answer.status);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (answer === undefined || answer.status === 503) {
      // A client that tries again at once would only make it worse.
      await sleep(20);
    }
    if (answer === undefined || answer.status === 200) return answer !== undefined;
    const { error_code: code, request_id: id } = Object(answer.json) as Readonly<Record<string, unknown>>;
    const isAway = answer.status === 503 && code === 'APIGW.0201' && id === answer.headers['x-request-id'];
    if (!isAway) wrong.push(`${what} ${user}: ${answer.status} ${answer.text}`);
    return false;
  };
  const lane = async (): Promise<void> => {
    while (!state.stopped) {
      const number = (state.next += 1);
      const user = `load-${connection.slice(0, 8)}-${number}`;
      if (!(await call('share', user))) continue;
      acknowledged.add(user);
      if (number % 3 !== 0) continue;
      // Until it is acknowledged, nobody knows whether it happened.
      acknowledged.delete(user);
      if (await call('cancel', user)) cancelled.add(user);
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, lane));
  return {
    acknowledged,
    cancelled,
    statuses,
    wrong,
    longest: () => state.longest,
    async stop() {
      state.stopped = true;
      await running;
    },
  };
}

/** What is wrong with the shares that a server knows after a load. */
export async function differences(url: string, connection: string, load: Load): Promise<readonly string[]> {
  const shared = await shareApi.shared(url, connection);
  return [
    ...[...load.acknowledged].filter((user) => !shared.has(user)).map((user) => `${user}: the share is lost`),
    ...[...load.cancelled].filter((user) => shared.has(user)).map((user) => `${user}: the cancel is lost`),
    ...load.wrong,
  ];
}
