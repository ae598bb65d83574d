import type { Location } from './location.ts';
import { follow } from './reference-object.ts';
import { readExtensions, type SpecificationExtensions } from './specification-extensions.ts';

/** How a caller identifies itself (OpenAPI 3.1 §4.8.27). */
export interface SecurityScheme {
  /** Key in `components.securitySchemes`. */
  readonly key: string;
  readonly type: string;
  readonly description: string | undefined;
  /** Place and name of an API key. */
  readonly in: string | undefined;
  readonly name: string | undefined;
  /** Scheme of HTTP authentication, for example `bearer`. */
  readonly scheme: string | undefined;
  readonly extensions: SpecificationExtensions;
}

/** Security scheme keys that are needed together; the outer list is a choice, an empty inner list means none is needed. */
export type SecurityRequirements = readonly (readonly string[])[];

/** The security schemes of the document. */
export function readSecuritySchemes(schemes: Location): readonly SecurityScheme[] {
  return schemes.members().map(([key, entry]) => {
    const location = follow(entry);
    checkScheme(location);
    return {
      key,
      type: location.member('type').string(),
      description: location.member('description').optionalString(),
      in: location.member('in').optionalString(),
      name: location.member('name').optionalString(),
      scheme: location.member('scheme').optionalString(),
      extensions: readExtensions(location.object()),
    };
  });
}

const types: ReadonlySet<string> = new Set(['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect']);

function checkScheme(location: Location): void {
  const type = location.member('type');
  if (typeof type.value === 'string' && !types.has(type.value)) {
    type.report(`expected ${[...types].join(', ')}, got ${type.value}`);
  }
  if (type.value === 'apiKey') for (const name of ['name', 'in']) location.member(name).string();
  if (type.value === 'http') location.member('scheme').string();
}

/** The security requirements here, or those of the document where there are none. */
export function readSecurity(security: Location, ofDocument: SecurityRequirements): SecurityRequirements {
  if (security.value === undefined) return ofDocument;
  return security.items().map((requirement) => Object.keys(requirement.object()));
}
