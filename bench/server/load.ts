/** Sends requests for some seconds, in a process of its own: `node load.ts JSON`, see `LoadSettings`. Prints `LoadResult` as JSON. */
import autocannon from 'autocannon';
import { caller } from './directory.ts';
import { signatureHeaders } from './sign.ts';

/** What to send. */
export interface LoadSettings {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly seconds: number;
  /** Connections, each with one request at a time. */
  readonly connections: number;
  readonly credential: 'none' | 'signature' | { readonly token: string };
  /** The connections to share by turns, with a new user in each request. Left out: no body. */
  readonly share?: readonly string[];
}

/** What came of it; times in milliseconds. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

const settings = JSON.parse(process.argv[2] ?? '') as LoadSettings;
const { url, method, path, seconds, connections, credential, share } = settings;
const token = typeof credential === 'object' ? { 'X-Auth-Token': credential.token } : {};
const run = `${Date.now().toString(36)}-${process.pid}`;
let made = 0;

function makeRequest(): { readonly headers: Record<string, string>; readonly body?: string } {
  made += 1;
  const user = `user-${run}-${made}`;
  const body =
    share === undefined
      ? undefined
      : JSON.stringify({
          shared_conn_id: share[made % share.length],
          users: [{ user_id: user, user_name: user }],
        });
  const signature = credential === 'signature' ? signatureHeaders({ method, path, body: body ?? '' }, caller) : {};
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return { headers: { ...token, ...signature, ...type }, ...(body !== undefined && { body }) };
}

/** Requests of each second that are made and signed before the clock starts, since signing them is not the server's work. */
const ahead = 2000;
const prepared = Array.from({ length: seconds * ahead }, makeRequest).toReversed();

const result = await autocannon({
  url,
  connections,
  duration: seconds,
  requests: [{ method, path, setupRequest: (request) => ({ ...request, ...(prepared.pop() ?? makeRequest()) }) }],
});
const answer: LoadResult = {
  perSecond: result['2xx'] / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  failed: result.non2xx + result.errors + result.timeouts,
};
process.stdout.write(JSON.stringify(answer));
