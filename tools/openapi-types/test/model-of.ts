import { createModel, type Json, type JsonObject, type Model } from '@opendas/openapi-model';

/** A model with these component schemas and paths. */
export function modelOf(schemas: JsonObject, paths: JsonObject = {}): Model {
  return createModel(documentOf(schemas, paths));
}

/** The document with these component schemas and paths. */
export function documentOf(schemas: JsonObject, paths: JsonObject = {}): JsonObject {
  return { openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths, components: { schemas } };
}

/** A response with a JSON body. */
export function jsonResponse(schema: Json): JsonObject {
  return { description: 'Done.', content: { 'application/json': { schema } } };
}
