import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string | undefined;
  /** Path and query, not decoded. */
  readonly url: string | undefined;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What the server answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A real HTTP server that keeps what it is sent. */
export interface RecordingServer {
  readonly url: string;
  /** What it was sent last. */
  last(): RecordedRequest;
  /** What it answers from now on. */
  reply(reply: Reply): void;
  close(): Promise<void>;
}

/** Starts a server that answers 204 until it is told otherwise. */
export async function recordingServer(): Promise<RecordingServer> {
  let current: Reply = { status: 204 };
  let recorded: RecordedRequest | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      recorded = { method, url, headers, body: Buffer.concat(chunks) };
      response.writeHead(current.status, { ...current.headers });
      response.end(current.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on a host and port gives an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    last() {
      if (recorded === undefined) throw new Error('The server was sent nothing.');
      return recorded;
    },
    reply(reply) {
      current = reply;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
