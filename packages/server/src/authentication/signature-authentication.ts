import type { AccessKeyOwner, DirectoryService } from '../directory/directory.ts';
import type { RequestSignature } from './authorization-header.ts';
import type { KnownRequest, UnknownRequest } from './authentication.ts';
import type { AccessKeyLock } from './access-key-lock.ts';
import { canonicalRequest } from './canonical-request.ts';
import { canonicalRequestEcho } from './canonical-request-echo.ts';
import { payloadLines } from './payload.ts';
import { refusal, refused } from './refusal.ts';
import { equalBytes, sha256, signatureOf, stringToSign } from './signature.ts';
import { signedHeaders } from './signed-headers.ts';
import { isWithinWindow, parseSigningDate, signatureWindow } from './signing-date.ts';
import type { UsedSignatures } from './used-signatures.ts';

/** What is needed to verify signatures. */
export interface SignatureDependencies {
  readonly directory: Pick<DirectoryService, 'userOfAccessKey'>;
  readonly lock: AccessKeyLock;
  readonly used: UsedSignatures;
  readonly echoCanonicalRequest: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Another server must not take a signature that this one has forgotten already: so much may their clocks differ, in milliseconds. */
const clockDifference = 5 * 60_000;
/** An unknown access key takes as long as a wrong signature. */
const nobodysSecretKey = 'a secret key that nobody has, which signs no request of anybody';

/**
 * The user whose access key signed a request (API Request Signing Guide, api-sign-algorithm-001 to 004).
 *
 * The order: what the headers tell alone, then the body and the access key, then the lock, the signature, the security token,
 * the expiry, and last whether the signature was used before.
 *
 * @throws ServiceError `notAuthenticated`.
 */
export async function authenticateSignature(
  request: UnknownRequest,
  authorization: RequestSignature,
  dependencies: SignatureDependencies,
): Promise<KnownRequest> {
  const { directory, lock, used, now } = dependencies;
  const { accessKey } = authorization;
  const headers = signedHeaders(authorization.signedHeaders, request.rawHeaders);
  const date = headers.find(([name]) => name === 'x-sdk-date')?.[1].trim();
  if (date === undefined) throw refusal('dateNotSigned');
  const signedAt = parseSigningDate(date);
  if (signedAt === undefined) throw refusal('dateMalformed');
  if (!isWithinWindow(signedAt, now())) {
    throw refusal('signatureExpired', `${new Date(now()).toISOString().slice(0, 19)}Z`);
  }

  const [body, owner] = await Promise.all([
    request.readBody(),
    directory.userOfAccessKey(accessKey, request.projectId),
  ]);
  if (owner !== undefined && owner.lockedUntil > now()) {
    // Without its user: the failures that led to the lock are in the audit trail, and anybody who has seen the key could fill that.
    throw refusal('accessKeyLocked', new Date(owner.lockedUntil).toISOString());
  }
  const given = Buffer.from(authorization.signature, 'hex');
  const candidates = payloadLines(header(request, 'x-sdk-content-sha256'), body).map((payload) =>
    canonicalRequest({ method: request.method, url: request.url, headers, payload }),
  );
  const secretKey = owner?.secretKey ?? nobodysSecretKey;
  const verified = candidates.filter((candidate) =>
    equalBytes(given, signatureOf(secretKey, stringToSign(date, candidate))),
  );
  if (owner === undefined) throw refusal('accessKeyUnknown');
  if (verified.length === 0) {
    await lock.failed(accessKey);
    throw refused(
      owner.caller,
      dependencies.echoCanonicalRequest
        ? refusal('signatureWrongWithEcho', canonicalRequestEcho(candidates[0] ?? ''))
        : refusal('signatureWrong'),
    );
  }
  if (!hasSecurityToken(owner, header(request, 'x-security-token') ?? '')) {
    await lock.failed(accessKey);
    throw refused(owner.caller, refusal('securityTokenWrong'));
  }
  if (owner.expiresAt !== null && owner.expiresAt <= now()) {
    throw refused(owner.caller, refusal('accessKeyExpired', new Date(owner.expiresAt).toISOString()));
  }
  if (owner.failures > 0) await lock.succeeded(accessKey);
  if (!request.onlyReads && !(await used.use(given, signedAt + signatureWindow + clockDifference))) {
    throw refused(owner.caller, refusal('signatureUsed'));
  }
  const { caller, ownsProject, directoryGeneration } = owner;
  return { caller, mayUseProject: ownsProject, directoryGeneration, body };
}

function hasSecurityToken({ securityTokenSha256 }: AccessKeyOwner, given: string): boolean {
  if (securityTokenSha256 === null) return given === '';
  return equalBytes(Buffer.from(sha256(Buffer.from(given, 'latin1'))), Buffer.from(securityTokenSha256));
}

function header({ headers }: UnknownRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : undefined;
}
