import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body where it is JSON, else `undefined`. */
  readonly json: unknown;
}

/** A request to send as it is. */
export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  /** Sends the body without its length, in one chunk. */
  readonly chunked?: boolean;
}

/** Sends what `fetch` would not: bodies with any method, headers as they are, paths that are not URLs. */
export function httpCall(
  server: string,
  path: string,
  { method = 'GET', headers = {}, body, chunked = false }: Call = {},
): Promise<Answer> {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        path,
        method,
        agent: false,
        headers: {
          ...(body !== undefined && !chunked && { 'Content-Length': Buffer.byteLength(body) }),
          ...(chunked && { 'Transfer-Encoding': 'chunked' }),
          ...(headers as Record<string, string | string[]>),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: jsonOf(text) });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Sends bytes over a connection and gives what comes back until the server closes it. */
export function rawCall(server: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', (error) => (received === '' ? reject(error) : undefined));
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
