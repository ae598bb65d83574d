import { DocumentError, type Problem } from './document-error.ts';
import { documentVersion } from './document-version.ts';
import { Documents, type DocumentOptions } from './documents.ts';
import { isObject, type Json } from './json.ts';
import { createReader } from './document-reader.ts';
import { Location } from './location.ts';
import type { Operation } from './operation-object.ts';
import { readOperations } from './paths-object.ts';
import type { Schema } from './schema-object.ts';
import { readSecurity, readSecuritySchemes, type SecurityScheme } from './security-scheme-object.ts';
import { readServers, type Server } from './server-object.ts';
import { sourceFile, type SourceFile } from './source-file.ts';

/** What generators need to know of an OpenAPI document. References are resolved everywhere but inside schemas. */
export interface Model {
  /** `info.title` and `info.version`. */
  readonly title: string;
  readonly version: string;
  /** Version of the standard, as the document writes it: `3.0.3`. */
  readonly openapi: string;
  readonly servers: readonly Server[];
  /** Every operation, in document order. */
  readonly operations: readonly Operation[];
  /**
   * `components.schemas`, in document order, then every other schema that is referred to, under a name of its own. All schemas of a model are
   * JSON Schema 2020-12, and every reference in them is `#/components/schemas/Name` with a name in this map.
   */
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly securitySchemes: readonly SecurityScheme[];
  /** What is left out or read otherwise than it stands in the document. */
  readonly warnings: readonly Problem[];
  /** Paths of the files that were read, besides the document itself. */
  readonly furtherFiles: readonly string[];
}

/** How a document in memory is read. */
export interface ModelOptions extends DocumentOptions {
  /** Where the document came from, for messages; its references are relative to it. Default: none, references stay inside it. */
  readonly file?: string;
}

/**
 * Reads a document into a model.
 *
 * @param document - An OpenAPI 3.0 or 3.1 document.
 * @throws {@link DocumentError} with everything that is wrong in it.
 * @example
 * ```ts
 * const { operations } = createModel({ openapi: '3.1.0', info: { title: 'Users', version: '1' }, paths: {} });
 * ```
 */
export function createModel(document: Json, { file, ...options }: ModelOptions = {}): Model {
  return readModel(sourceFile('memory:///document', file, document), options);
}

/** Reads the document in a file. */
export function readModel(entry: SourceFile, options: DocumentOptions): Model {
  if (!isObject(entry.root)) {
    throw new DocumentError([{ pointer: '#', message: 'expected an OpenAPI document: an object' }], entry.name);
  }
  const documents = new Documents(entry, options);
  const reader = createReader(documents);
  const root = new Location(reader, entry, '#', entry.root);
  documentVersion(root);
  // Nothing else that could be said about a document of another version would help.
  if (reader.problems.length > 0) throw new DocumentError(reader.problems, entry.name);
  const components = root.member('components');
  const read = {
    title: root.member('info').member('title').string(),
    version: root.member('info').member('version').string(),
    openapi: root.member('openapi').string(),
    servers: readServers(root.member('servers')),
    operations: readOperations(root, readSecurity(root.member('security'), [])),
    securitySchemes: readSecuritySchemes(components.member('securitySchemes')),
    schemas: reader.schemas.components(),
  };
  warnOfWebhooks(root);
  const problems = [...reader.problems, ...documents.problems];
  if (problems.length > 0) throw new DocumentError(problems, entry.name);
  return { ...read, warnings: reader.warnings, furtherFiles: documents.furtherFiles };
}

function warnOfWebhooks(root: Location): void {
  const webhooks = root.member('webhooks');
  const count = webhooks.value === undefined ? 0 : webhooks.members().length;
  if (count > 0) webhooks.warn(`webhooks are requests to the caller of the API; they are left out (${count})`);
}
