import { errorCodes, type RequestPayload } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { ServiceError } from '../service-error.ts';

/**
 * Reads the bytes of a body; for a signature, which covers them as they are, before the framework would. A body that is too large is
 * left as it is, so that it can still be answered.
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
  return bytesOf(payload, limit);
}

function bytesOf(payload: RequestPayload, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const stop = (): void => {
      payload.off('data', take).off('end', end).off('error', fail).off('close', fail);
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= limit) return;
      stop();
      reject(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
    };
    const end = (): void => {
      stop();
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, length));
    };
    const fail = (): void => {
      stop();
      reject(
        new ServiceError('malformedRequest', 'The body ended too early or could not be read. Send the request again.'),
      );
    };
    if (payload.destroyed) fail();
    // A body gives its bytes as buffers where no encoding was set.
    else payload.on('data', take).on('end', end).on('error', fail).on('close', fail);
  });
}
