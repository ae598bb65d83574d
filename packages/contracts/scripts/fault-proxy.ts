import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from '../src/verification/provider.ts';
import type { ServerFault } from './server-faults.ts';

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
        const answer = await fetch(new URL(request.url ?? '/', provider.url), {
          method: request.method ?? 'GET',
          headers: Object.entries(request.headers).flatMap(([header, value]): [string, string][] =>
            value === undefined || ['host', 'connection', 'content-length', 'transfer-encoding'].includes(header)
              ? []
              : [[header, String(value)]],
          ),
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
        response.writeHead(status, { 'Content-Type': contentType }).end(text);
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
