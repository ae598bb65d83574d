import type { Caller } from '../directory/caller.ts';
import { ServiceError } from '../service-error.ts';

/** How every such message of the gateway begins (API Request Signing Guide, api-sign-errorcode). */
const prefix = 'Incorrect IAM authentication information:';
const tokenAdvice = 'Send a valid token in the header X-Auth-Token.';
const verificationFailed = 'AK/SK signature verification failed:';

/** Why a caller is not known, a sentence for each situation; the situations are those of api-sign-errorcode, and some more. */
const situations = {
  tokenMissing: () =>
    `token not found: the token is missing. ${tokenAdvice} Or sign the request with an access key (AK/SK, SDK-HMAC-SHA256).`,
  tokenNotValid: () => `token decryption failed: the token is not valid. ${tokenAdvice}`,
  tokenExpired: (expiresAt: string) =>
    `token expired, expires_at: ${expiresAt}. Get a new token and send it in the header X-Auth-Token.`,
  twoCredentials: () => 'the request has a token and a signature. Send X-Auth-Token or Authorization, not both.',
  otherAlgorithm: (algorithm: string) =>
    `the algorithm ${algorithm} is not supported. Sign with SDK-HMAC-SHA256, or send a token in the header X-Auth-Token.`,
  malformedAuthorization: (problem: string) =>
    `the header Authorization cannot be read: ${problem}. Expected: SDK-HMAC-SHA256 Access=<access key>, SignedHeaders=<names>, Signature=<64 hexadecimal digits>.`,
  repeatedHeader: (name: string) =>
    `the header ${name} is there more than once, so that it is not clear what was signed. Send it once.`,
  signedHeaderMissing: (name: string) =>
    `${verificationFailed} SignedHeaders names ${name}, which the request does not have.`,
  dateNotSigned: () => `${verificationFailed} SignedHeaders does not name x-sdk-date. Sign the header X-Sdk-Date.`,
  dateMalformed: () => 'signature calculation failed: X-Sdk-Date is not a time such as 20260120T080000Z (UTC).',
  signatureExpired: (serverTime: string) =>
    `signature calculation failed: signature expired. X-Sdk-Date may be at most 15 minutes from the time of the server, which is ${serverTime}.`,
  accessKeyUnknown: () => 'secret key lookup failed: no secret key was found for the access key (AK).',
  accessKeyExpired: (expiresAt: string) => `the access key (AK) has expired, expires_at: ${expiresAt}. Get a new one.`,
  accessKeyLocked: (until: string) =>
    `the access key (AK) reached its limit of failed verifications and is locked until ${until}. Check the secret key (SK), and try again then.`,
  securityTokenWrong: () =>
    'the header X-Security-Token is not the security token of the access key (AK). A temporary access key needs its own, a permanent one none.',
  payloadHashWrong: () =>
    `${verificationFailed} X-Sdk-Content-Sha256 is neither UNSIGNED-PAYLOAD nor the SHA-256 of the body that was received.`,
  signatureWrong: () =>
    `${verificationFailed} the signature is not that of the request that was received, with the secret key (SK) of the access key.`,
  signatureWrongWithEcho: (canonicalRequest: string) =>
    `${verificationFailed} the canonical request of the server is ${canonicalRequest}`,
  passwordWrong: () =>
    'the user name or password is wrong, or there were too many wrong passwords: more than 5 in a row lock the user for 5 minutes.',
  signatureUsed: () =>
    'the signature was used before. Each request that changes something needs a signature of its own; X-Sdk-Date has whole seconds, so wait a second between equal requests.',
} as const;

/** Why a caller is not known. */
export type Refusal = keyof typeof situations;

/** The error for a caller who is not known: 401 `APIGW.0301`. */
export function refusal<Situation extends Refusal>(
  situation: Situation,
  ...values: Parameters<(typeof situations)[Situation]>
): ServiceError {
  // Each row of the table takes the values that its own type says.
  const sentence: (...values: readonly string[]) => string = situations[situation];
  return new ServiceError('notAuthenticated', `${prefix} ${sentence(...values)}`);
}

/** The same error, with the user whose credential is refused. */
export function refused(caller: Caller, error: ServiceError): ServiceError {
  error.refusedCaller = caller;
  return error;
}
