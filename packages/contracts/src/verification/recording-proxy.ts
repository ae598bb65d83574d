import type { AccessKeyCredentials } from '@opendas/client';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderState } from '@opendas/openapi-pact';
import { exampleKey } from '../example-key.ts';
import { headerTexts } from './header-texts.ts';
import { isObject } from '../pact/json.ts';
import type { Exchange, StateProblem } from './exchange.ts';
import type { Provider } from './provider.ts';
import { signedAgain } from './signed-again.ts';

/** Stands between the verifier and the provider, and notes what they say. */
export interface RecordingProxy {
  readonly url: string;
  /** Where the verifier asks for provider states. */
  readonly stateChangeUrl: string;
  readonly exchanges: readonly Exchange[];
  readonly stateProblems: readonly StateProblem[];
  close(): Promise<void>;
}

const statePath = '/_provider-state';

/** Headers between two neighbours (RFC 9110 §7.6.1), and those that `fetch` writes itself or has undone. */
const notForwarded = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Starts a proxy before a provider, on a free port of this machine.
 *
 * @param key - Signs requests that are signed in the pact.
 */
export async function startRecordingProxy(
  provider: Provider,
  key: AccessKeyCredentials = exampleKey(),
): Promise<RecordingProxy> {
  const exchanges: Exchange[] = [];
  const stateProblems: StateProblem[] = [];
  let states: ProviderState[] = [];

  const changeState = async (body: string): Promise<number> => {
    const state = readState(body);
    // The verifier also asks for a state without a name, before an interaction that has none, and to end each state.
    if (state === undefined) return 200;
    try {
      await provider.setState(state);
      states.push(state);
      return 200;
    } catch (error) {
      stateProblems.push({ state: state.name, message: error instanceof Error ? error.message : String(error) });
      // After a 5xx the verifier would try again for minutes.
      return 400;
    }
  };

  const forward = async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    const target = new URL(request.url ?? '/', provider.url);
    const method = request.method ?? 'GET';
    const forwarded = Object.fromEntries(
      Object.entries(headerTexts(request.headers)).filter(([name]) => !notForwarded.has(name)),
    );
    const answer = await fetch(target, {
      method,
      headers: await signedAgain({ method, url: target, headers: forwarded, body }, key),
      redirect: 'manual',
      ...(body === '' ? {} : { body }),
    });
    const responseBody = await answer.text();
    exchanges.push({
      states,
      method,
      path: target.pathname,
      query: target.search,
      requestHeaders: headerTexts(request.headers),
      requestBody: body,
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? undefined,
      responseBody,
    });
    states = [];
    response.writeHead(
      answer.status,
      Object.fromEntries([...answer.headers].filter(([name]) => !notForwarded.has(name))),
    );
    response.end(responseBody);
  };

  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      response.writeHead(502, { 'Content-Type': 'text/plain' });
      response.end(`The provider at ${provider.url} did not answer: ${String(error)}`);
    });
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (request.url !== statePath) {
      await forward(request, body, response);
      return;
    }
    response.writeHead(await changeState(body), { 'Content-Type': 'application/json' });
    response.end('{}');
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    stateChangeUrl: `${url}${statePath}`,
    exchanges,
    stateProblems,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

function readState(body: string): ProviderState | undefined {
  const message: unknown = JSON.parse(body);
  if (!isObject(message)) return undefined;
  const { action, state: name, params } = message;
  if (action !== 'setup' || typeof name !== 'string' || name === '') return undefined;
  return isObject(params) && Object.keys(params).length > 0 ? { name, params } : { name };
}
