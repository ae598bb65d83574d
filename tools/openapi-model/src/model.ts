import { DocumentError, type Problem } from './document-error.ts';
import { documentVersion } from './document-version.ts';
import { Documents, type DocumentOptions } from './documents.ts';
import { isObject, type Json } from './json.ts';
import { createReader } from './document-reader.ts';
import { warnOfUnknownMembers } from './known-members.ts';
import { Location } from './location.ts';
import type { Operation } from './operation-object.ts';
import { readOperations } from './paths-object.ts';
import type { Schema } from './schema-object.ts';
import { readSecurity, readSecuritySchemes, type SecurityScheme } from './security-scheme-object.ts';
import { readServers, type Server } from './server-object.ts';
import { memoryFile, type SourceFile } from './source-file.ts';

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
  /** Where something of the model stands in the files, for problems that a generator finds: a pointer such as `#/components/schemas/Name/items`. */
  readonly placeOf: (pointer: string) => Omit<Problem, 'message'>;
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
  return readModel(memoryFile('memory:///document', file, document), options);
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
  warnOfUnknownMembers(root, 'OpenAPI Object');
  warnOfUnknownMembers(components, 'Components Object');
  const servers = readServers(root.member('servers'));
  const securitySchemes = readSecuritySchemes(components.member('securitySchemes'));
  const security = readSecurity(root.member('security'), []);
  const read = {
    title: root.member('info').member('title').string(),
    version: root.member('info').member('version').string(),
    openapi: root.member('openapi').string(),
    servers,
    operations: readOperations(root, { security, servers }),
    securitySchemes,
    schemas: reader.schemas.components(),
  };
  warnOfWebhooks(root);
  checkSecurity(root, read);
  const problems = [...documents.problems, ...reader.problems];
  if (problems.length > 0) throw new DocumentError(inFileOrder(problems), entry.name, documents.furtherFiles);
  return {
    ...read,
    warnings: reader.warnings,
    furtherFiles: documents.furtherFiles,
    placeOf: (pointer) => reader.schemas.placeOf(pointer),
  };
}

function warnOfWebhooks(root: Location): void {
  const webhooks = root.member('webhooks');
  const count = webhooks.value === undefined ? 0 : webhooks.members().length;
  if (count > 0) webhooks.warn(`webhooks are requests to the caller of the API; they are left out (${count})`);
}

/** Reports requirements of security schemes that the document does not have (OpenAPI 3.1 §4.8.30). */
function checkSecurity(
  root: Location,
  { operations, securitySchemes }: Pick<Model, 'operations' | 'securitySchemes'>,
): void {
  const keys = new Set(securitySchemes.map(({ key }) => key));
  const used = new Set(operations.flatMap(({ security }) => security.flat()));
  for (const key of used) {
    if (!keys.has(key)) {
      root
        .member('components')
        .member('securitySchemes')
        .report(`the security scheme ${key} is required and not described`);
    }
  }
}

/** Problems as a reader of the files meets them. */
function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems
    .map((problem) => ({ problem, file: problem.file ?? '', line: problem.line ?? 0 }))
    .toSorted((one, other) => one.file.localeCompare(other.file, 'en') || one.line - other.line)
    .map(({ problem }) => problem);
}
