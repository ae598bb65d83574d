import { DocumentError } from './document-error.ts';
import { isObject, type Json } from './json.ts';
import { DocumentReader, Location } from './location.ts';
import { readSchema } from './media-type-object.ts';
import { httpMethods, readOperation, type Operation } from './operation-object.ts';
import { follow } from './reference-object.ts';
import type { Schema } from './schema-object.ts';
import { readSecurity, readSecuritySchemes, type SecurityScheme } from './security-scheme-object.ts';

/** What generators need to know of an OpenAPI document. References are resolved everywhere but inside schemas. */
export interface Model {
  /** `info.title` and `info.version`. */
  readonly title: string;
  readonly version: string;
  /** Every operation, in document order. */
  readonly operations: readonly Operation[];
  /** `components.schemas`, in document order. */
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly securitySchemes: readonly SecurityScheme[];
}

/**
 * Reads a document into a model.
 *
 * @param document - An OpenAPI 3.1 document in one piece: references may point only inside it.
 * @param file - Where it came from, for messages.
 * @throws {@link DocumentError} with everything that is wrong in it.
 */
export function createModel(document: Json, file?: string): Model {
  if (!isObject(document)) {
    throw new DocumentError([{ pointer: '#', message: 'expected an OpenAPI document: an object' }], file);
  }
  const reader = new DocumentReader(document);
  const root = new Location(reader, '#', document);
  checkVersion(root);
  const security = readSecurity(root.member('security'), []);
  const components = root.member('components');
  const model: Model = {
    title: root.member('info').member('title').string(),
    version: root.member('info').member('version').string(),
    operations: root
      .member('paths')
      .members()
      .filter(([path]) => !path.startsWith('x-'))
      .flatMap(([path, entry]) => {
        const pathItem = follow(entry);
        return httpMethods
          .filter((method) => pathItem.member(method).value !== undefined)
          .map((method) => readOperation(path, method, pathItem, security));
      }),
    schemas: new Map(
      components
        .member('schemas')
        .members()
        .map(([name, schema]) => [name, readSchema(schema) ?? true]),
    ),
    securitySchemes: readSecuritySchemes(components.member('securitySchemes')),
  };
  reportRepeatedOperationIds(model, reader);
  if (reader.problems.length > 0) throw new DocumentError(reader.problems, file);
  return model;
}

function checkVersion(root: Location): void {
  const version = root.member('openapi');
  if (typeof version.value === 'string' && version.value.startsWith('3.1.')) return;
  const swagger = root.member('swagger').value;
  const found = typeof swagger === 'string' ? `Swagger ${swagger}` : JSON.stringify(version.value ?? null);
  version.report(`expected an OpenAPI document of version 3.1, got ${found}`);
}

function reportRepeatedOperationIds(model: Model, reader: DocumentReader): void {
  const first = new Map<string, Operation>();
  for (const operation of model.operations) {
    const other = first.get(operation.operationId);
    if (other === undefined) {
      first.set(operation.operationId, operation);
    } else {
      reader.problems.push({
        pointer: operation.pointer,
        message: `operationId ${operation.operationId} is taken by ${other.pointer}; every operation needs its own`,
      });
    }
  }
}
