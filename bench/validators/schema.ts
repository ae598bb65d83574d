import type { JsonObject } from '@opendas/openapi-model';
import document from '@opendas/spec/openapi.json' with { type: 'json' };

/** The schema of the request as JSON Schema in one piece, for the tools that take that. */
export function shareRequestSchema(): JsonObject {
  const { schemas } = document.components;
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    const reference: unknown = Reflect.get(value, '$ref');
    if (typeof reference === 'string') return plain(Reflect.get(schemas, reference.split('/').at(-1) ?? ''));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !name.startsWith('x-') && name !== 'description')
        .map(([name, member]) => [name, plain(member)]),
    );
  };
  return plain(schemas.CreateShareConnectionsRequestBody) as JsonObject;
}

function text(minLength: number, maxLength: number): JsonObject {
  return { type: 'string', minLength, maxLength };
}

/** The same with lengths in place of patterns: what is left of the work when regular expressions are taken out. */
export function shareRequestSchemaWithoutPatterns(): JsonObject {
  return {
    type: 'object',
    required: ['shared_conn_id', 'users'],
    properties: {
      shared_conn_id: text(36, 36),
      users: {
        type: 'array',
        minItems: 1,
        maxItems: 1000,
        items: {
          type: 'object',
          required: ['user_id', 'user_name'],
          properties: { user_id: text(1, 64), user_name: text(1, 255) },
        },
      },
      expired_time: text(0, 24),
    },
  };
}
