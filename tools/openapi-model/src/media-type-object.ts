import { readExamples, type Example } from './example-object.ts';
import type { JsonObject } from './json.ts';
import type { Location } from './location.ts';
import type { Schema } from './schema-object.ts';

/** One representation of a body (OpenAPI 3.1 §4.8.14). */
export interface MediaType {
  /** For example `application/json`, in lower case and with its parameters. */
  readonly mediaType: string;
  readonly schema: Schema | undefined;
  readonly examples: readonly Example[];
  /** Encoding Objects by property name, for form bodies. */
  readonly encoding: JsonObject;
  readonly pointer: string;
}

/** The members of a `content` map. */
export function readContent(content: Location): readonly MediaType[] {
  return content.members().map(([mediaType, location]) => ({
    mediaType: mediaType.toLowerCase(),
    schema: readSchema(location.member('schema')),
    examples: readExamples(location),
    encoding: location.member('encoding').object(),
    pointer: location.pointer,
  }));
}

/** A schema, if there is one. Anything but an object, `true` or `false` is a problem. */
export function readSchema(location: Location): Schema | undefined {
  if (location.value === undefined || typeof location.value === 'boolean') return location.value;
  return location.object();
}

/** Whether a media type carries JSON: `application/json` and every `+json` type (RFC 6839 §3.1). */
export function isJsonMediaType(mediaType: string): boolean {
  const essence = mediaType.split(';')[0]?.trim() ?? '';
  return essence === 'application/json' || essence.endsWith('+json');
}
