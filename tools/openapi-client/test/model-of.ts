import { createModel, type Json, type JsonObject, type Model, type Operation } from '@opendas/openapi-model';

/** A model with these paths and component schemas. */
export function modelOf(paths: JsonObject, schemas: JsonObject = {}, servers: readonly JsonObject[] = []): Model {
  return createModel({
    openapi: '3.1.0',
    info: { title: 'Test', version: '1' },
    servers,
    paths,
    components: { schemas },
  });
}

/** The only operation of a model: `GET /things`. */
export function operationOf(operation: JsonObject): Operation {
  const [only] = modelOf({ '/things': { get: operation } }).operations;
  if (only === undefined) throw new Error('The model has no operation.');
  return only;
}

/** A response with a JSON body. */
export function jsonResponse(schema: Json): JsonObject {
  return { description: 'Done.', content: { 'application/json': { schema } } };
}
