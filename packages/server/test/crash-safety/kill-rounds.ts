import { setTimeout as sleep } from 'node:timers/promises';
import { differences, startLoad, type Load } from '../share-load/load.ts';
import { shareApi } from '../share-load/share-api.ts';
import { auditedShares } from './audited-shares.ts';
import { killableServer, type StoreKind } from './killable-server.ts';

/** What was seen. */
export interface KillReport {
  readonly shares: number;
  readonly cancels: number;
  /** What is lost or wrong, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * Kills a server with SIGKILL in the middle of shares and cancels, again and again. After each kill the audit trail must hang
 * together, and after each restart everything that was acknowledged in any round must be there; at the end also its events.
 */
export async function killRounds(store: StoreKind, rounds: number): Promise<KillReport> {
  const server = await killableServer(store);
  const loads = new Map<string, Load>();
  const problems: string[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const url = await server.start();
      for (const [connection, load] of loads) problems.push(...(await differences(url, connection, load)));
      const connection = await shareApi.createConnection(url);
      const load = startLoad(url, connection);
      loads.set(connection, load);
      // A different moment in each round: from the middle of the first requests to a busy loop.
      while (load.acknowledged.size + load.cancelled.size < 2 + round * 9 && load.wrong.length === 0) await sleep(5);
      await server.end('SIGKILL');
      await load.stop();
      await server.command(['audit', 'verify']);
    }
    const url = await server.start();
    for (const [connection, load] of loads) {
      problems.push(...(await differences(url, connection, load)));
      problems.push(...load.wrong);
    }
    const present = await Promise.all([...loads.keys()].map((connection) => shareApi.shared(url, connection)));
    await server.end('SIGTERM');
    await server.command(['audit', 'verify']);
    const audited = auditedShares(await server.command(['audit', 'export']));
    for (const user of present.flatMap((users) => [...users])) {
      if (!audited.shared.has(user)) problems.push(`${user}: the share has no event`);
    }
    for (const user of [...loads.values()].flatMap(({ cancelled }) => [...cancelled])) {
      if (!audited.cancelled.has(user)) problems.push(`${user}: the cancel has no event`);
    }
  } finally {
    await server.remove();
  }
  const count = (of: (load: Load) => number): number => [...loads.values()].reduce((sum, load) => sum + of(load), 0);
  return {
    shares: count(({ acknowledged, cancelled }) => acknowledged.size + cancelled.size),
    cancels: count(({ cancelled }) => cancelled.size),
    problems,
  };
}
