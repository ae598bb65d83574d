/** The algorithm that the server verifies (API Request Signing Guide, api-sign-algorithm-001). */
export const algorithm = 'SDK-HMAC-SHA256';

/** Algorithms of the official SDKs: `SDK-HMAC-SHA256`, `SDK-HMAC-SM3`, `V11-HMAC-SHA256`, `SDK-ECDSA-P256-SHA256`. */
const anyAlgorithm = /^(?:SDK|V11)-[A-Z0-9]+(?:-[A-Z0-9]+)*$/;
const accessKeyPattern = /^[A-Za-z0-9_-]{1,128}$/;
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const hexadecimal = /^[0-9a-f]{64}$/;
/** More names than any request has. */
const mostNames = 64;

/** A signature as the header carries it. */
export interface RequestSignature {
  /** Id of the access key (AK). */
  readonly accessKey: string;
  /** In lower case, sorted, each once. */
  readonly signedHeaders: readonly string[];
  /** 64 hexadecimal digits in lower case. */
  readonly signature: string;
}

/** What the header `Authorization` is. */
export type AuthorizationHeader =
  /** There is none, or it has nothing to do with access keys (Basic, Bearer). */
  | { readonly kind: 'none' }
  | { readonly kind: 'otherAlgorithm'; readonly algorithm: string }
  | { readonly kind: 'malformed'; readonly problem: string }
  | ({ readonly kind: 'signature' } & RequestSignature);

/** Reads the header `Authorization`: `SDK-HMAC-SHA256 Access=<AK>, SignedHeaders=<a;b>, Signature=<hex>` (api-sign-algorithm-004). */
export function parseAuthorization(value: string | undefined): AuthorizationHeader {
  const text = (value ?? '').trim();
  const space = text.search(/[ \t]|$/);
  const scheme = text.slice(0, space);
  if (!anyAlgorithm.test(scheme)) return { kind: 'none' };
  if (scheme !== algorithm) return { kind: 'otherAlgorithm', algorithm: scheme };
  const items = new Map<string, string>();
  for (const item of text.slice(space).split(',')) {
    const equals = item.indexOf('=');
    const name = item.slice(0, Math.max(equals, 0)).trim();
    if (!['Access', 'SignedHeaders', 'Signature'].includes(name)) return malformed('it has an unknown part');
    if (items.has(name)) return malformed(`${name} is there twice`);
    items.set(name, item.slice(equals + 1).trim());
  }
  const accessKey = items.get('Access') ?? '';
  const signature = items.get('Signature') ?? '';
  const names = (items.get('SignedHeaders') ?? '').split(';').map((name) => name.trim().toLowerCase());
  if (!accessKeyPattern.test(accessKey)) return malformed('Access is not the id of an access key');
  if (!hexadecimal.test(signature)) return malformed('Signature is not 64 hexadecimal digits in lower case');
  if (names.length > mostNames || !names.every((name) => headerName.test(name))) {
    return malformed('SignedHeaders is not a list of names with ; between them');
  }
  if (new Set(names).size < names.length) return malformed('SignedHeaders has a name twice');
  return { kind: 'signature', accessKey, signedHeaders: names.toSorted(), signature };
}

function malformed(problem: string): AuthorizationHeader {
  return { kind: 'malformed', problem };
}
