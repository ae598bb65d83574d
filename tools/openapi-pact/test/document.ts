import { createModel, type JsonObject, type Model } from '@opendas/openapi-model';

/** A document with one operation, in which every part can be replaced. */
export interface DocumentParts {
  readonly operation?: JsonObject;
  readonly parameters?: readonly JsonObject[];
  readonly requestBody?: JsonObject;
  readonly responses?: JsonObject;
  readonly schemas?: JsonObject;
  readonly securitySchemes?: JsonObject;
}

/** `GetUser` answers 200 with a name and 404; both have examples and states. */
export function documentWith({
  operation = {},
  parameters = [userId],
  requestBody,
  responses = { '200': userFound, '404': userMissing },
  schemas = {},
  securitySchemes = {},
}: DocumentParts = {}): Model {
  return createModel({
    openapi: '3.1.0',
    info: { title: 'Users', version: '1.2.3' },
    paths: {
      '/users/{id}': {
        [requestBody === undefined ? 'get' : 'put']: {
          operationId: 'GetUser',
          'x-provider-states': { found: [{ name: 'a user', params: { id: 'u1' } }], missing: [] },
          parameters,
          ...(requestBody === undefined ? {} : { requestBody }),
          responses,
          ...operation,
        },
      },
    },
    components: { schemas, securitySchemes },
  });
}

export const userId: JsonObject = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^u[0-9]$' },
  examples: { default: { value: 'u1' } },
};

export const userFound: JsonObject = response(
  { type: 'object', properties: { name: { type: 'string' } } },
  { found: { name: 'Ada' } },
);

export const userMissing: JsonObject = response({ type: 'object' }, { missing: { code: 'none' } });

/** A response with JSON examples by name. */
export function response(schema: JsonObject, examples: JsonObject): JsonObject {
  return {
    description: '',
    content: {
      'application/json': {
        schema,
        examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
      },
    },
  };
}
