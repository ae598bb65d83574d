import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A JSON object of the document. */
export type DocumentObject = Readonly<Record<string, unknown>>;

/** The bundled OpenAPI document, parsed and as it is published. */
export interface ApiDocument {
  readonly root: DocumentObject;
  readonly json: Buffer;
  readonly yaml: Buffer;
}

/** Reads the bundled document of `@opendas/spec`. */
export function readDocument(): ApiDocument {
  const json = read('@opendas/spec/openapi.json');
  return { root: objectOf(JSON.parse(json.toString('utf8'))), json, yaml: read('@opendas/spec/openapi.yaml') };
}

function read(specifier: string): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(specifier)));
}

/** A value of the document as an object; an empty one where it is something else. */
export function objectOf(value: unknown): DocumentObject {
  // A check at run time stands behind this cast: JSON has no other objects.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as DocumentObject) : {};
}

/** The object that a reference such as `#/components/schemas/ErrorResp` leads to; the object itself where it is no reference. */
export function resolved(root: DocumentObject, value: unknown): DocumentObject {
  const object = objectOf(value);
  const reference = object['$ref'];
  if (typeof reference !== 'string') return object;
  if (!reference.startsWith('#/')) throw new Error(`The document is not bundled: it refers to ${reference}.`);
  const target = reference
    .slice(2)
    .split('/')
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((parent, name) => objectOf(parent)[name], root);
  if (target === undefined) throw new Error(`The document refers to ${reference}, which does not exist.`);
  return resolved(root, target);
}
