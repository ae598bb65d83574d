import type { Model, Operation, SecurityScheme } from '@opendas/openapi-model';
import type { ContractProblem } from './contract-error.ts';
import type { Credential } from './interaction.ts';

/** Name of the extension of a security scheme with the secret that every interaction shows. */
const credentialExtension = 'x-example';

/** The credentials of a call: of the first choice of the operation's security for which the document gives all examples. */
export function readCredentials(
  model: Model,
  { operationId, security }: Operation,
  report: (problem: ContractProblem) => void,
): readonly Credential[] {
  if (security.length === 0) return [];
  for (const requirement of security) {
    const credentials = requirement.map((key) =>
      credentialOf(model.securitySchemes.find((scheme) => scheme.key === key)),
    );
    if (credentials.every((credential) => credential !== undefined)) return credentials;
  }
  report({
    operationId,
    message: `no choice of its security has an example of every credential; add ${credentialExtension} to a security scheme.`,
  });
  return [];
}

function credentialOf(scheme: SecurityScheme | undefined): Credential | undefined {
  const secret = scheme?.extensions[credentialExtension];
  if (scheme === undefined || typeof secret !== 'string') return undefined;
  const { key, name } = scheme;
  if (scheme.type === 'apiKey' && name !== undefined && isPlace(scheme.in)) {
    return { scheme: key, in: scheme.in, name, value: secret, secret };
  }
  const isBearer =
    scheme.type === 'oauth2' || scheme.type === 'openIdConnect' || scheme.scheme?.toLowerCase() === 'bearer';
  if (isBearer) return { scheme: key, in: 'header', name: 'Authorization', value: `Bearer ${secret}`, secret };
  return undefined;
}

function isPlace(place: string | undefined): place is Credential['in'] {
  return place === 'header' || place === 'query' || place === 'cookie';
}
