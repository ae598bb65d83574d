import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exampleKey } from '../src/example-key.ts';
import { headerTexts } from '../src/verification/header-texts.ts';
import type { Provider } from '../src/verification/provider.ts';
import { signedAgain } from '../src/verification/signed-again.ts';
import type { ServerFault } from './server-faults.ts';

const key = exampleKey();
/** Headers between two neighbours. */
const ofConnection = new Set(['host', 'connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** A provider whose answers have a fault. */
export interface FaultyProvider extends Provider {
  /** How many answers were changed. */
  changed(): number;
}

/** Puts a fault between a provider and whoever asks it. */
export async function withFault(provider: Provider, { name, apply }: ServerFault): Promise<FaultyProvider> {
  let changes = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const url = new URL(request.url ?? '/', provider.url);
        const method = request.method ?? 'GET';
        const headers = Object.fromEntries(
          Object.entries(headerTexts(request.headers)).filter(([header]) => !ofConnection.has(header)),
        );
        const answer = await fetch(url, {
          method,
          // A signature is for one host.
          headers: await signedAgain({ method, url, headers, body }, key),
          ...(body === '' ? {} : { body }),
        });
        const right = {
          status: answer.status,
          contentType: answer.headers.get('content-type') ?? '',
          body: await answer.text(),
        };
        const faulty = apply(right);
        if (faulty !== undefined) changes += 1;
        const { status, contentType, body: text } = faulty ?? right;
        const others = [...answer.headers].filter(([header]) => header !== 'content-type' && !ofConnection.has(header));
        response.writeHead(status, { ...Object.fromEntries(others), 'Content-Type': contentType }).end(text);
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    name,
    // A server that listens on a port has an address with a port.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setState: (state) => provider.setState(state),
    changed: () => changes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
