import { errorCodes, type RequestPayload } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { ServiceError } from '../service-error.ts';

/**
 * Reads the bytes of a body before the framework does, since a signature covers them as they are. A body that is too large is left
 * as it is, so that it can still be answered.
 *
 * @param limit - Most bytes.
 * @throws FastifyError `FST_ERR_CTP_BODY_TOO_LARGE`; ServiceError `malformedRequest` where the connection ends first.
 */
export async function readRawBody(
  payload: RequestPayload,
  headers: Pick<IncomingHttpHeaders, 'content-length' | 'transfer-encoding'>,
  limit: number,
): Promise<Uint8Array> {
  const declared = headers['content-length'];
  if (declared === undefined && headers['transfer-encoding'] === undefined) return Buffer.alloc(0);
  if (Number(declared ?? 0) > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytesOf(payload)) {
    length += chunk.length;
    if (length > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

async function* bytesOf(payload: RequestPayload): AsyncGenerator<Buffer> {
  try {
    // A body gives its bytes as buffers where no encoding was set.
    yield* payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch {
    throw new ServiceError(
      'malformedRequest',
      'The body ended too early or could not be read. Send the request again.',
    );
  }
}

/** A body that was read, as the framework wants it. */
export function payloadOf(body: Uint8Array): RequestPayload {
  const stream: RequestPayload = new Readable({ read() {} });
  stream.push(body);
  stream.push(null);
  stream.receivedEncodedLength = body.length;
  return stream;
}
