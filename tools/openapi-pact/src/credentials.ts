import type { Model, Operation, SecurityScheme } from '@opendas/openapi-model';
import type { ContractProblem } from './contract-error.ts';
import type { Credential } from './interaction.ts';

/** Name of the extension of a security scheme with the secret that every interaction shows. */
const credentialExtension = 'x-example';

/**
 * The credentials of a call: of the first choice of the operation's security for which the document gives all examples. A signature
 * is one only where there is no other choice, see {@link signedCredentials}.
 */
export function readCredentials(
  model: Model,
  { operationId, security }: Operation,
  report: (problem: ContractProblem) => void,
): readonly Credential[] {
  if (security.length === 0) return [];
  const choices = schemesOf(model, security);
  const unsigned = choices.filter((choice) => !isSigned(choice));
  for (const schemes of unsigned.length > 0 ? unsigned : choices) {
    const credentials = schemes.map(credentialOf);
    if (credentials.every((credential) => credential !== undefined)) return credentials;
  }
  report({
    operationId,
    message: `no choice of its security has an example of every credential; add ${credentialExtension} to a security scheme.`,
  });
  return [];
}

/** Name of the extension of a security scheme with the pattern of a credential that is another one in every request. */
const patternExtension = 'x-pattern';

/**
 * The credentials of a call that is signed: of the first choice of the operation's security with a scheme whose credential is another
 * one in every request. None where there is no such choice, or an example is missing.
 */
export function signedCredentials(model: Model, { security }: Operation): readonly Credential[] {
  const choice = schemesOf(model, security).find(isSigned) ?? [];
  const credentials = choice.map(credentialOf);
  return credentials.every((credential) => credential !== undefined) ? credentials : [];
}

/** The schemes of each choice; `undefined` where the document does not have one. */
function schemesOf(
  { securitySchemes }: Model,
  security: Operation['security'],
): readonly (readonly (SecurityScheme | undefined)[])[] {
  return security.map((requirement) => requirement.map((key) => securitySchemes.find((scheme) => scheme.key === key)));
}

function isSigned(choice: readonly (SecurityScheme | undefined)[]): boolean {
  return choice.some((scheme) => scheme !== undefined && patternExtension in scheme.extensions);
}

/**
 * The credentials of a call for the first choice of the operation's security, with `x-example` of the scheme where it has one, else
 * a sample. A client certificate (`mutualTLS`) stands in no request.
 */
export function sampleCredentials(model: Model, { security }: Operation): readonly Credential[] {
  const [first = []] = security;
  return first.flatMap((key) => {
    const scheme = model.securitySchemes.find((candidate) => candidate.key === key);
    if (scheme === undefined) return [];
    const credential = credentialOf(scheme) ?? credentialWith(scheme, sampleSecret(scheme));
    return credential === undefined ? [] : [credential];
  });
}

function credentialOf(scheme: SecurityScheme | undefined): Credential | undefined {
  const secret = scheme?.extensions[credentialExtension];
  return scheme === undefined || typeof secret !== 'string' ? undefined : credentialWith(scheme, secret);
}

function sampleSecret(scheme: SecurityScheme): string {
  if (isBasic(scheme)) return 'user:password';
  return scheme.type === 'apiKey' ? 'example-key' : 'example-token';
}

function credentialWith(scheme: SecurityScheme, secret: string): Credential | undefined {
  const { key, name, type } = scheme;
  if (type === 'apiKey') {
    if (name === undefined || !isPlace(scheme.in)) return undefined;
    const pattern = scheme.extensions[patternExtension];
    return {
      scheme: key,
      in: scheme.in,
      name,
      value: secret,
      secret,
      ...(typeof pattern === 'string' && { pattern }),
    };
  }
  const inHeader = (value: string): Credential => ({ scheme: key, in: 'header', name: 'Authorization', value, secret });
  if (isBasic(scheme)) return inHeader(`Basic ${Buffer.from(secret).toString('base64')}`);
  const isBearer = type === 'oauth2' || type === 'openIdConnect' || scheme.scheme?.toLowerCase() === 'bearer';
  if (isBearer) return inHeader(`Bearer ${secret}`);
  return type === 'http' && scheme.scheme !== undefined ? inHeader(`${scheme.scheme} ${secret}`) : undefined;
}

/** RFC 7617: the secret is `user:password`. */
function isBasic({ type, scheme }: SecurityScheme): boolean {
  return type === 'http' && scheme?.toLowerCase() === 'basic';
}

function isPlace(place: string | undefined): place is Credential['in'] {
  return place === 'header' || place === 'query' || place === 'cookie';
}
