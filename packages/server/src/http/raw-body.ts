import { errorCodes, type RequestPayload } from 'fastify';
import { Readable } from 'node:stream';

/**
 * Reads the bytes of a body before the framework does, since a signature covers them as they are.
 *
 * @param limit - Most bytes.
 * @throws FastifyError `FST_ERR_CTP_BODY_TOO_LARGE`, and the errors of a connection that ends.
 */
export async function readRawBody(payload: RequestPayload, declaredLength: number, limit: number): Promise<Buffer> {
  if (declaredLength > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    payload.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      payload.removeAllListeners('data');
      payload.pause();
      reject(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
    });
    payload.once('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    payload.once('error', reject);
    payload.once('aborted', () => reject(new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH()));
  });
}

/** A body that was read, as the framework wants it. */
export function payloadOf(body: Uint8Array): RequestPayload {
  const stream: RequestPayload = new Readable({ read() {} });
  stream.push(body);
  stream.push(null);
  stream.receivedEncodedLength = body.length;
  return stream;
}
