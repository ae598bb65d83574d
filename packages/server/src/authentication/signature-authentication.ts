import { createSecretKey, type KeyObject } from 'node:crypto';
import type { AccessKeyOwner, DirectoryService } from '../directory-store/directory.ts';
import type { RequestSignature } from './authorization-header.ts';
import type { KnownRequest, UnknownRequest } from './authentication.ts';
import type { AccessKeyLock } from './access-key-lock.ts';
import type { Admissions } from './admissions.ts';
import { canonicalRequest } from './canonical-request.ts';
import { canonicalRequestEcho } from './canonical-request-echo.ts';
import { payloadLines } from './payload.ts';
import { refusal, refused } from './refusal.ts';
import { equalBytes, sha256, signatureOf, stringToSign } from './signature.ts';
import { signedHeaders } from './signed-headers.ts';
import { isWithinWindow, parseSigningDate, signatureWindow } from './signing-date.ts';
import { ownerNow } from './owner-now.ts';

/** What is needed to verify signatures. */
export interface SignatureDependencies {
  readonly directory: Pick<DirectoryService, 'userOfAccessKey'>;
  readonly admissions: Admissions;
  readonly lock: AccessKeyLock;
  readonly echoCanonicalRequest: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Another server must not take a signature that this one has forgotten already: so much may their clocks differ, in milliseconds. */
const clockDifference = 5 * 60_000;
/** An unknown access key takes as long as a wrong signature. */
const nobodysSecretKey = createSecretKey('a secret key that nobody has, which signs no request of anybody', 'utf8');

/** What is wrong with a request that names an access key. */
type Mistake = 'signature' | 'securityToken' | 'expired';

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
  const { directory, admissions, lock, now } = dependencies;
  const { accessKey } = authorization;
  const headers = signedHeaders(authorization.signedHeaders, request.rawHeaders);
  const date = headers.find(([name]) => name === 'x-sdk-date')?.[1].trim();
  if (date === undefined) throw refusal('dateNotSigned');
  const signedAt = parseSigningDate(date);
  if (signedAt === undefined) throw refusal('dateMalformed');
  if (!isWithinWindow(signedAt, now())) {
    throw refusal('signatureExpired', `${new Date(now()).toISOString().slice(0, 19)}Z`);
  }

  const body = await request.readBody();
  const given = Buffer.from(authorization.signature, 'hex');
  const candidates = payloadLines(header(request, 'x-sdk-content-sha256'), body).map((payload) =>
    canonicalRequest({ method: request.method, url: request.url, headers, payload }),
  );
  const isSignedWith = (secretKey: KeyObject): boolean =>
    candidates.filter((candidate) => equalBytes(given, signatureOf(secretKey, stringToSign(date, candidate)))).length >
    0;
  const mistakeOf = (owner: AccessKeyOwner): Mistake | undefined => {
    if (!isSignedWith(owner.secretKey)) return 'signature';
    if (!hasSecurityToken(owner, header(request, 'x-security-token') ?? '')) return 'securityToken';
    return owner.expiresAt !== null && owner.expiresAt <= now() ? 'expired' : undefined;
  };
  const found = await ownerNow(
    async (source) => {
      const owner = await directory.userOfAccessKey(accessKey, request.projectId, source);
      return owner && { ...owner, mistake: mistakeOf(owner) };
    },
    ({ mistake, directoryGeneration: generation }) =>
      admissions({
        accessKey,
        signature:
          mistake === undefined && !request.onlyReads
            ? { bytes: given, until: signedAt + signatureWindow + clockDifference, generation }
            : undefined,
      }),
  );
  if (found === undefined) {
    isSignedWith(nobodysSecretKey);
    throw refusal('accessKeyUnknown');
  }
  const { owner, admission } = found;
  if (admission.lockedUntil !== undefined) {
    // Without its user: the failures that led to the lock are in the audit trail, and anybody who has seen the key could fill that.
    throw refusal('accessKeyLocked', new Date(admission.lockedUntil).toISOString());
  }
  const { caller, mistake, ownsProject, directoryGeneration } = owner;
  if (mistake === 'signature') {
    await lock.failed(accessKey);
    throw refused(
      caller,
      dependencies.echoCanonicalRequest
        ? refusal('signatureWrongWithEcho', canonicalRequestEcho(candidates[0] ?? ''))
        : refusal('signatureWrong'),
    );
  }
  if (mistake === 'securityToken') {
    await lock.failed(accessKey);
    throw refused(caller, refusal('securityTokenWrong'));
  }
  if (mistake === 'expired') {
    throw refused(caller, refusal('accessKeyExpired', new Date(owner.expiresAt ?? 0).toISOString()));
  }
  if (admission.failures > 0) await lock.succeeded(accessKey);
  if (!request.onlyReads && !admission.used) throw refused(caller, refusal('signatureUsed'));
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
