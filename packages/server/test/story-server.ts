import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { login } from './example-login.ts';
import { httpCall, type Answer, type Call } from './http-call.ts';
import { ids, storyDirectory, tokenOf, type StoryUser } from './story-directory.ts';

/** When a story begins. */
export const storyStart = Date.parse('2026-01-20T08:00:00.000Z');

/** The recipient of the story, as a request names a user. */
export const recipient = { user_id: ids.recipient, user_name: 'username' };

/** A server with the directory of the story, and calls to it over HTTP. */
export interface StoryServer {
  /** The server's clock, in epoch milliseconds. */
  now: number;
  served(): ServedStore;
  /** Sends a request to a path below the user's project (`/v3/<project>`), with the user's token. */
  call(user: StoryUser, method: string, path: string, body?: unknown, more?: Call): Promise<Answer>;
  /** Saves a login of the owner and gives its id. */
  createConnection(members?: object): Promise<string>;
  /** Shares a connection of the owner with the recipient of the story. */
  share(connectionId: string, expiry?: string): Promise<void>;
  /** The connection as a user sees it; `undefined` where the answer is 404. */
  show(user: StoryUser, connectionId: string): Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** Runs tests against a real server over HTTP, on the embedded database and on PostgreSQL. Each begins with the story's directory. */
export function describeOnEachServer(name: string, tests: (story: StoryServer) => void): void {
  describe.each(['the embedded database', 'PostgreSQL'] as const)(`${name} on %s`, (kind) => {
    let served: ServedStore;
    let postgres: TestPostgres | undefined;
    const story: StoryServer = { now: storyStart, served: () => served, ...callsOf(() => served.url) };

    beforeAll(async () => {
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      served = await serveStore({ databaseUrl: postgres?.url, now: () => story.now });
    }, 60_000);
    afterAll(async () => {
      await served.close();
      await postgres?.stop();
    });
    beforeEach(async () => {
      story.now = storyStart;
      await served.reset(storyDirectory());
    });
    tests(story);
  });
}

function callsOf(url: () => string): Omit<StoryServer, 'now' | 'served'> {
  const call: StoryServer['call'] = (user, method, path, body, { headers, ...more } = {}) => {
    const project = user.startsWith('recipient') ? ids.recipientsProject : ids.ownersProject;
    return httpCall(url(), `/v3/${project}${path}`, {
      method,
      headers: { 'X-Auth-Token': tokenOf(user), 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...more,
    });
  };
  return {
    call,
    async createConnection(members = {}) {
      const { json } = await call('owner', 'POST', '/connections', { ...login, ...members });
      return String(Reflect.get(Object(json), 'connection_id'));
    },
    async share(connectionId, expiry) {
      const body = { shared_conn_id: connectionId, users: [recipient], expired_time: expiry };
      const { status, text } = await call('owner', 'POST', '/connections/share', body);
      if (status !== 200) throw new Error(`Sharing was answered with ${status}: ${text}`);
    },
    async show(user, connectionId) {
      const { status, json } = await call(user, 'GET', `/connections/${connectionId}`);
      return status === 404 ? undefined : Object(Reflect.get(Object(json), 'das_conn_info'));
    },
  };
}
