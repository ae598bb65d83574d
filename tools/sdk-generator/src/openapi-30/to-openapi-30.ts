import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '@opendas/openapi-model';
import { changeAll, without, type Held, type Kind } from './object-kinds.ts';
import { inexpressible, schemaRules } from './schema-rules.ts';

/** What a document needs that OpenAPI 3.0 does not have. */
export class InexpressibleError extends Error {
  override readonly name = 'InexpressibleError';
  /** JSON pointer. */
  readonly place: string;

  constructor(place: string, what: string) {
    super(`${place}: OpenAPI 3.0 cannot say ${what}. Say it otherwise, or add a rule to tools/sdk-generator.`);
    this.place = place;
  }
}

/** How each kind of object changes. Kinds that are not here stay as they are, but for extensions and what they hold. */
const changes: { readonly [K in Kind]?: (object: JsonObject, place: string) => Json } = {
  document: (document) => {
    if ('webhooks' in document) throw new InexpressibleError('/webhooks', 'webhooks');
    // Requests are authenticated outside of generated code, which knows no signatures.
    return { ...without(document, ['jsonSchemaDialect', 'security']), openapi: '3.0.3' };
  },
  // The generator repeats the description at the head of each file.
  info: (info) => without(info, ['summary', 'description']),
  license: (license) => without(license, ['identifier']),
  server: withDefaultsInUrl,
  components: (components) => without(components, ['pathItems', 'securitySchemes', 'examples']),
  // One client talks to one endpoint, which its user gives: to call another service, make another client.
  'path item': (item) => without(item, ['servers']),
  operation: (operation) => without(operation, ['security', 'servers']),
  parameter: (parameter) => without(parameter, ['example', 'examples']),
  header: (header) => without(header, ['example', 'examples']),
  'media type': (mediaType) => without(mediaType, ['example', 'examples']),
  schema: (schema, place) => {
    const keyword = inexpressible.find((name) => name in schema);
    if (keyword !== undefined) throw new InexpressibleError(place, keyword);
    return settled(schema);
  },
};

/**
 * An OpenAPI 3.1 document as one of 3.0.3, for OpenAPI Generator: what it reads of 3.1 is not complete (docs/adr/0022).
 *
 * @throws InexpressibleError where 3.0 has no form for what the document says.
 */
export function toOpenapi30(document: JsonObject): JsonObject {
  const changed = changeAll({ kind: 'document', value: document, place: '' }, change);
  if (!isObject(changed)) throw new InexpressibleError('', 'what is no object');
  return changed;
}

function change({ kind, value, place }: Held): Json {
  if (kind === 'schema' && typeof value === 'boolean') return booleanSchema(value, place);
  if (!isObject(value)) return value;
  const plain = Object.fromEntries(
    Object.entries(secretMarked(kind, value)).filter(([name]) => !name.startsWith('x-')),
  );
  return changes[kind]?.(plain, place) ?? plain;
}

/**
 * The mark of a secret, in the form that the generators know: they keep such texts out of what objects print. Its limits are the
 * server's business: generated checks quote the value that they refuse.
 */
function secretMarked(kind: Kind, object: JsonObject): JsonObject {
  const isSecretText = kind === 'schema' && object['x-secret'] === true && object['type'] === 'string';
  return isSecretText ? { ...without(object, ['pattern', 'minLength', 'maxLength']), format: 'password' } : object;
}

/** A choice of which one alternative is left becomes that one, which then needs the same steps. */
function settled(schema: JsonObject): JsonObject {
  const changed = Object.values(schemaRules).reduce((before, rule) => rule(before), schema);
  return isDeepStrictEqual(changed, schema) ? changed : settled(changed);
}

function booleanSchema(schema: boolean, place: string): Json {
  if (place.endsWith('/additionalProperties')) return schema;
  if (schema) return {};
  throw new InexpressibleError(place, 'that no value is allowed');
}

/** A server without variables: mypy refuses what the generator makes of one without `enum`. */
function withDefaultsInUrl(server: JsonObject): Json {
  const { variables, url, ...others } = server;
  if (!isObject(variables) || typeof url !== 'string') return server;
  const filled = url.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
    const variable = variables[name];
    return isObject(variable) && typeof variable['default'] === 'string' ? variable['default'] : whole;
  });
  return { url: filled, ...others };
}
