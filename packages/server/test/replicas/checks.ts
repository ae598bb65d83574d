import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { httpCall, type Call } from '../http-call.ts';
import { signedCall } from '../signed-call.ts';
import { ids } from '../story-directory.ts';
import { differences, startLoad, type Load } from '../share-load/load.ts';
import { startReplicas, type ReplicaSet } from './replica-set.ts';
import { shareApi } from '../share-load/share-api.ts';

/** A check of two servers on one database. It gives a sentence with what it has seen. */
export type ReplicaCheck = (replicas: ReplicaSet) => Promise<string>;

/** No answer may take longer, also while the database is away. */
const longestAnswer = 40_000;

/** A share that one server has made, or cancelled, is so at the other at once. */
export const seenAtOnce: ReplicaCheck = async (replicas) => {
  const times = 30;
  const connection = await shareApi.createConnection(replicas.proxy.url);
  for (let time = 0; time < times; time += 1) {
    const [one, other] = time % 2 === 0 ? replicas.urls() : replicas.urls().toReversed();
    if (one === undefined || other === undefined) throw new Error('There are not two servers.');
    assert.equal((await shareApi.show(other, connection, 'recipient')).status, 404);
    assert.equal((await shareApi.share(one, connection, ids.recipient)).status, 200);
    assert.equal((await shareApi.show(other, connection, 'recipient')).status, 200);
    assert.deepEqual(await shareApi.shared(other, connection), new Set([ids.recipient]));
    assert.equal((await shareApi.cancel(other, connection, ids.recipient)).status, 200);
    assert.equal((await shareApi.show(one, connection, 'recipient')).status, 404);
  }
  return `${times} shares and ${times} cancels were seen by the other server at once`;
};

/** A signed request that changes something is taken once, also when both servers get it at the same moment. */
export const takenOnce: ReplicaCheck = async (replicas) => {
  const times = 20;
  const connection = await shareApi.createConnection(replicas.proxy.url);
  for (let time = 0; time < times; time += 1) {
    const body = shareApi.shareBody(connection, `replay-${time}`);
    const call: Call = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
    const signed = signedCall(shareApi.sharePath, call, { at: Date.now() });
    const answers = await Promise.all(
      [...replicas.urls(), ...replicas.urls()].map((url) => httpCall(url, shareApi.sharePath, signed)),
    );
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [200, 401, 401, 401],
    );
  }
  return `${times} signed requests came to both servers twice at the same time, and each was taken once`;
};

/** Wrong signatures count together, whichever server they came to. */
export const lockedTogether: ReplicaCheck = async (replicas) => {
  const path = `/v3/${ids.ownersProject}/connections`;
  const urls = replicas.urls();
  const call = (url: string, secretKey?: string) =>
    httpCall(url, path, signedCall(path, {}, { at: Date.now(), ...(secretKey !== undefined && { secretKey }) }));
  assert.equal((await call(urls[0])).status, 200);
  for (let failure = 0; failure < 6; failure += 1)
    assert.equal((await call(urls[failure % 2] ?? '', 'x'.repeat(40))).status, 401);
  for (const url of urls) assert.equal((await call(url)).status, 401);
  return 'six wrong signatures, three at each server, locked the access key at both';
};

/** However often the servers start, and at the same time, the directory is there once. */
export const oneDirectory: ReplicaCheck = async (replicas) => {
  await Promise.all([replicas.killAndStart(0), replicas.killAndStart(1)]);
  const answers = await Promise.all(replicas.urls().map((url) => shareApi.createConnection(url)));
  assert.equal(new Set(answers).size, 2);
  return 'both servers started at the same time on one database and serve its directory';
};

/** The limit of both servers together. */
export async function limitedTogether(): Promise<string> {
  const limit = 40;
  const replicas = await startReplicas(['--rate-limit-user', `${limit}/minute`]);
  try {
    // All within one minute.
    const second = (Date.now() / 1000) % 60;
    if (second > 30) await sleep((61 - second) * 1000);
    const path = `/v3/${ids.ownersProject}/connections?perpage=0`;
    const call = signedCall(path, {}, { at: Date.now() });
    const answers = await Promise.all(
      Array.from({ length: limit * 2 }, () => httpCall(replicas.proxy.url, path, call)),
    );
    const taken = answers.filter(({ status }) => status === 200).length;
    const refused = answers.filter(({ status }) => status === 429).length;
    assert.equal(taken + refused, limit * 2);
    // Each server may have a twentieth of the limit left that the other one misses.
    assert.ok(taken <= limit && taken >= limit * 0.9, `${taken} of a limit of ${limit} were taken.`);
    return `of ${limit * 2} requests over both servers ${taken} were taken, with a limit of ${limit}`;
  } finally {
    await replicas.stop();
  }
}

/** @param rounds - So often one of the servers is killed, by turns. */
export const killedUnderLoad = (rounds: number): ReplicaCheck =>
  withLoad(async (replicas) => {
    for (let round = 0; round < rounds; round += 1) {
      // At another moment in each round.
      await sleep(300 + round * 137);
      await replicas.killAndStart(round % 2 === 0 ? 0 : 1);
    }
    return `${rounds} kills`;
  });

/** PostgreSQL goes away and comes back: in order, and as in a crash. The servers stay. */
export const restartedUnderLoad = (rounds: number): ReplicaCheck =>
  withLoad(async (replicas, load) => {
    const pids = [replicas.process(0).child.pid, replicas.process(1).child.pid];
    for (let round = 0; round < rounds; round += 1) {
      await sleep(500);
      await replicas.postgres.halt(round % 2 === 0 ? 'fast' : 'immediate');
      await sleep(1500);
      for (const url of replicas.urls()) assert.equal((await httpCall(url, '/readyz')).status, 503);
      await replicas.postgres.resume();
      const before = load.acknowledged.size;
      const deadline = Date.now() + 20_000;
      while (load.acknowledged.size < before + 20) {
        assert.ok(Date.now() < deadline, 'The servers do not recover within 20 s.');
        await sleep(100);
      }
      for (const url of replicas.urls()) assert.equal((await httpCall(url, '/readyz')).status, 200);
    }
    assert.deepEqual([replicas.process(0).child.pid, replicas.process(1).child.pid], pids);
    assert.ok(load.statuses.has('503'), 'Nobody was answered 503.');
    return `${rounds} restarts of PostgreSQL`;
  });

function withLoad(disturb: (replicas: ReplicaSet, load: Load) => Promise<string>): ReplicaCheck {
  return async (replicas) => {
    const connection = await shareApi.createConnection(replicas.proxy.url);
    const load = startLoad(replicas.proxy.url, connection);
    let disturbed: string;
    try {
      disturbed = await disturb(replicas, load);
    } finally {
      await load.stop();
    }
    for (const url of replicas.urls()) assert.deepEqual(await differences(url, connection, load), []);
    assert.ok(load.longest() < longestAnswer, `An answer took ${load.longest()} ms.`);
    const statuses = [...load.statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    return `${disturbed}: ${load.acknowledged.size} shares and ${load.cancelled.size} cancels were acknowledged, none lost (${statuses}; the longest answer took ${load.longest()} ms)`;
  };
}

/** The audit trail that both have written hangs together. */
export const auditVerified: ReplicaCheck = async (replicas) => {
  const verify = replicas.command(['audit', 'verify']);
  assert.equal(await verify.ended(), 0, verify.stdout() + verify.stderr());
  return `the audit trail of both: ${verify.stdout().trim().split('\n').join('; ')}`;
};
