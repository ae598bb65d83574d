/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | undefined;
  /** Whether it is still a request of the operation that it was made for: its answer must be one of the operation's. */
  readonly ofTheOperation: boolean;
  /** Whether the bytes are those of one whole request. Where not, the server may close the connection instead of answering. */
  readonly whole: boolean;
}

/** The bytes of a request. */
export function bytesOf({ method, target, headers, body }: WireRequest): Buffer {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const length =
    body === undefined || names.has('content-length') || names.has('transfer-encoding')
      ? []
      : [['Content-Length', String(body.length)] as const];
  const host = names.has('host') ? [] : [['Host', 'opendas.test'] as const];
  const head = [
    `${method} ${target} HTTP/1.1`,
    ...[...host, ...headers, ...length].map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]);
}
