import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryKeyRing } from '../src/secrets/index.ts';
import type { ServedStore } from '../src/testing/serve-store.ts';
import { databases, serveTogether, type TestDatabase } from './databases.ts';
import { httpCall, type Answer } from './http-call.ts';
import { ids, storyDirectory, tokenOf, type StoryUser } from './story-directory.ts';

const start = Date.parse('2026-01-20T08:00:00.000Z');
const connections = `/v3/${ids.ownersProject}/connections`;

describe.each(Object.entries(databases))('with limits, on %s', (_name, startDatabase) => {
  let database: TestDatabase;
  let servers: readonly ServedStore[];
  let now = start;

  beforeAll(async () => {
    database = await startDatabase();
    servers = await serveTogether(database, {
      now: () => now,
      keyRing: temporaryKeyRing(),
      rateLimits: {
        user: { requests: 5, window: 'minute' },
        api: { requests: 8, window: 'minute' },
      },
    });
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await database.stop();
  });
  beforeEach(async () => {
    now = start + 20_000;
    await servers[0]?.reset(storyDirectory());
    for (const server of servers) await server.forget();
  });

  /** Requests to the servers by turns. */
  const send = async (user: StoryUser, times: number, path = connections): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (let count = 0; count < times; count += 1) {
      const url = servers[count % servers.length]?.url ?? '';
      answers.push(await httpCall(url, path, { headers: { 'X-Auth-Token': tokenOf(user) } }));
    }
    return answers;
  };
  const statuses = (answers: readonly Answer[]): readonly number[] => answers.map(({ status }) => status);

  it('answers a user who calls an operation too often with 429, and says when to try again', async () => {
    const answers = await send('owner', 6);
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[5]).toMatchObject({
      headers: { 'retry-after': '40' },
      json: {
        error_code: 'APIGW.0308',
        errorCodeStr: 'APIGW.0308',
        error_msg: expect.stringContaining('policy user over ratelimit,limit:5,time:1 minute'),
      },
    });
    expect(statuses(await send('owner', 1, '/v3/auth/domains'))).toEqual([200]);
    now += 40_000;
    expect(statuses(await send('owner', 1))).toEqual([200]);
  });

  it('answers all users together with 429', async () => {
    await send('owner', 5);
    const answers = await send('colleague', 4);
    expect(statuses(answers)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.json).toMatchObject({
      error_msg: expect.stringContaining('policy api over ratelimit,limit:8,time:1 minute'),
    });
  });

  it('writes no event of what is over the limit, also for logins, of which every answer has one', async () => {
    const answers: Answer[] = [];
    for (let count = 0; count < 7; count += 1) {
      answers.push(
        await httpCall(servers[0]?.url ?? '', `${connections}/test-connection`, {
          method: 'POST',
          headers: { 'X-Auth-Token': tokenOf('owner'), 'Content-Type': 'application/json' },
          body: '{}',
        }),
      );
    }
    expect(statuses(answers)).toEqual([400, 400, 400, 400, 400, 429, 429]);
    const events = await servers[0]?.store.db.selectFrom('audit_events').select('id').execute();
    expect(events).toHaveLength(5);
  });

  it('counts nobody who is not known', async () => {
    for (let count = 0; count < 10; count += 1) await httpCall(servers[0]?.url ?? '', connections);
    expect(statuses(await send('owner', 1))).toEqual([200]);
  });
});
