import { connect, type Socket } from 'node:net';

/** An answer, as bytes of HTTP/1.1 carry it. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** What came back: an answer, or the end of the connection without one. */
export type RawOutcome = RawAnswer | 'closed';

/** A connection that stays open from request to request, and sends whatever bytes it is given. */
export interface RawConnection {
  /**
   * @param method - Answers to HEAD have no body.
   * @param end - Sends nothing more after the bytes.
   * @throws Error where nothing comes within the deadline, or something that is not HTTP.
   */
  send(bytes: Uint8Array, method: string, end?: boolean): Promise<RawOutcome>;
  close(): void;
}

/** How long an answer may take, in milliseconds. */
const deadline = 10_000;

export function rawConnection(url: string): RawConnection {
  const { hostname, port } = new URL(url);
  let socket: Socket | undefined;
  return {
    async send(bytes, method, end = false) {
      const open = socket !== undefined && !socket.destroyed && socket.writable ? socket : undefined;
      const reused = open !== undefined;
      const used = open ?? (socket = connect({ host: hostname, port: Number(port), noDelay: true }));
      const outcome = await exchange(used, bytes, method, end);
      if (outcome === 'closed' || outcome.headers.get('connection') === 'close' || end) {
        used.destroy();
        socket = undefined;
      }
      // The server may have closed the connection while the request was on its way.
      return outcome === 'closed' && reused ? this.send(bytes, method, end) : outcome;
    },
    close() {
      socket?.destroy();
    },
  };
}

function exchange(socket: Socket, bytes: Uint8Array, method: string, end: boolean): Promise<RawOutcome> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const done = (settle: () => void): void => {
      clearTimeout(timer);
      socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('error');
      // Later errors of a connection that is given up are nobody's.
      socket.on('error', () => undefined);
      settle();
    };
    const timer = setTimeout(() => done(() => reject(new Error(`No answer within ${deadline} ms.`))), deadline);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      try {
        const answer = parseAnswer(received, method);
        if (answer !== undefined) done(() => resolve(answer));
      } catch (error) {
        done(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    });
    socket.on('close', () => done(() => resolve('closed')));
    // The event `close` follows.
    socket.on('error', () => undefined);
    if (end) socket.end(bytes);
    else socket.write(bytes);
  });
}

/** @returns `undefined` while bytes are missing. */
function parseAnswer(bytes: Buffer, method: string): RawAnswer | undefined {
  const endOfHead = bytes.indexOf('\r\n\r\n');
  if (endOfHead === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.subarray(0, endOfHead).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]);
  if (Number.isNaN(status)) throw new Error(`Not an answer of HTTP/1.1: ${statusLine}`);
  const rest = bytes.subarray(endOfHead + 4);
  if (status === 100) return parseAnswer(rest, method);
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const length = method === 'HEAD' || status === 204 || status === 304 ? 0 : Number(headers.get('content-length'));
  if (Number.isNaN(length)) throw new Error(`An answer ${status} without Content-Length.`);
  return rest.length < length ? undefined : { status, headers, body: rest.subarray(0, length).toString('utf8') };
}
