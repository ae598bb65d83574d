import { refusal } from './refusal.ts';
import { sha256 } from './signature.ts';

/** Says that the signature does not cover the body. */
const unsigned = 'UNSIGNED-PAYLOAD';

/**
 * The last lines that a canonical request may have.
 *
 * @param given - The header `X-Sdk-Content-Sha256`.
 * @param body - The bytes as they were received: Go's JSON ends in a line feed, Python's has spaces.
 * @throws ServiceError where the header is the hash of something else.
 */
export function payloadLines(given: string | undefined, body: Uint8Array): readonly string[] {
  if (given === undefined) return [sha256(body)];
  // The Python SDK sends the header and signs the hash of nothing where there is no body (signer.py).
  if (given === unsigned) return body.length === 0 ? [unsigned, sha256(body)] : [unsigned];
  if (given !== sha256(body)) throw refusal('payloadHashWrong');
  return [given];
}
