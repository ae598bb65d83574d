import type { Location } from './location.ts';

/** A version of the OpenAPI Specification; patch versions mean the same. */
export type Version = '3.0' | '3.1';

/** The version of a document. Any other than 3.0 and 3.1 is a problem. */
export function documentVersion(root: Location): Version {
  const version = root.member('openapi');
  const [, found] = /^(3\.[01])\.\d+(?:-.+)?$/.exec(typeof version.value === 'string' ? version.value : '') ?? [];
  if (found === '3.0' || found === '3.1') return found;
  version.report(`expected an OpenAPI document of version 3.0 or 3.1, got ${otherVersion(root)}`);
  return '3.1';
}

function otherVersion(root: Location): string {
  const { value: swagger } = root.member('swagger');
  if (swagger === undefined) return JSON.stringify(root.member('openapi').value ?? null);
  return `Swagger ${typeof swagger === 'string' ? swagger : JSON.stringify(swagger)}; convert it first, for example with npx swagger2openapi`;
}
