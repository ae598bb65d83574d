import { objectOf, resolved, type DocumentObject } from './document.ts';

/** Headers with credentials that are not security schemes of the document: temporary keys, cookies, proxies. */
const otherCredentialHeaders = ['x-security-token', 'x-subject-token', 'cookie', 'set-cookie', 'proxy-authorization'];

/**
 * Names under which a secret could come into a log: every member that the document marks `x-secret` or `writeOnly`, and every
 * header that carries a credential, in lower case as Node gives headers.
 */
export function secretNames(root: DocumentObject): readonly string[] {
  const names = new Set(otherCredentialHeaders);
  for (const value of Object.values(objectOf(objectOf(root['components'])['securitySchemes']))) {
    const scheme = objectOf(value);
    if (scheme['in'] !== 'header' || typeof scheme['name'] !== 'string') continue;
    names.add(scheme['name']);
    names.add(scheme['name'].toLowerCase());
  }
  collectSecretMembers(root, root, names);
  return [...names].toSorted();
}

function collectSecretMembers(root: DocumentObject, value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectSecretMembers(root, item, names);
    return;
  }
  const object = objectOf(value);
  for (const [name, property] of Object.entries(objectOf(object['properties']))) {
    const marked = [objectOf(property), resolved(root, property)];
    if (marked.some((schema) => schema['x-secret'] === true || schema['writeOnly'] === true)) names.add(name);
  }
  for (const member of Object.values(object)) collectSecretMembers(root, member, names);
}
