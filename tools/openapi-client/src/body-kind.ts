import {
  componentSchemaName,
  isJsonMediaType,
  mediaTypeEssence,
  type MediaType,
  type Model,
  type Schema,
} from '@opendas/openapi-model';

/** How the body of a response is read; the names are those of the runtime. */
export type ResponseKind = 'json' | 'text' | 'blob' | 'stream';

/** How the body of a request is written; the names are those of the runtime's functions. */
export type RequestKind = 'json' | 'form' | 'multipart' | 'text' | 'binary';

/** What is text to people. `client-runtime/media-type.ts` has the same list as a type. */
const text =
  /^text\/|[/+](?:xml|yaml)$|^application\/(?:x-yaml|javascript|graphql|sql|jsonl|x-ndjson|x-www-form-urlencoded)$/;

/** How the body of a response is read. */
export function responseKind({ mediaType, schema }: MediaType, model: Model): ResponseKind {
  const essence = mediaTypeEssence(mediaType);
  if (isJsonMediaType(mediaType) || isOpenJson(essence, schema, model)) return 'json';
  if (essence === 'text/event-stream') return 'stream';
  return text.test(essence) ? 'text' : 'blob';
}

/** How the body of a request is written. */
export function requestKind({ mediaType, schema }: MediaType, model: Model): RequestKind {
  const essence = mediaTypeEssence(mediaType);
  if (isJsonMediaType(mediaType) || isOpenJson(essence, schema, model)) return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'form';
  if (essence === 'multipart/form-data') return 'multipart';
  return text.test(essence) ? 'text' : 'binary';
}

/** Whether the media type leaves open that it is JSON, but a schema of something else than strings says so. */
function isOpenJson(essence: string, schema: Schema | undefined, model: Model): boolean {
  return (essence === '*/*' || essence === 'application/*') && isStructured(schema, model, []);
}

function isStructured(schema: Schema | undefined, model: Model, seen: readonly string[]): boolean {
  if (typeof schema !== 'object') return false;
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    const target = model.schemas.get(componentSchemaName(ref) ?? '');
    return !seen.includes(ref) && isStructured(target, model, [...seen, ref]);
  }
  const { type } = schema;
  if (type !== undefined) return type !== 'string' && !(Array.isArray(type) && type.every((name) => name === 'string'));
  if ('enum' in schema || 'const' in schema)
    return ![schema['const'] ?? schema['enum']].flat().every((value) => typeof value === 'string');
  return ['properties', 'items', 'allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema);
}
