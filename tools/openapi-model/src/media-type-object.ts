import { readExamples, type Example } from './example-object.ts';
import type { JsonObject } from './json.ts';
import { warnOfUnknownMembers } from './known-members.ts';
import type { Location } from './location.ts';
import type { Schema } from './schema-object.ts';

/** One representation of a body (OpenAPI 3.1 §4.8.14). */
export interface MediaType {
  /** As it stands in the document, for example `application/json`. */
  readonly mediaType: string;
  readonly schema: Schema | undefined;
  readonly examples: readonly Example[];
  /** Encoding Objects by property name, for form bodies. */
  readonly encoding: JsonObject;
  readonly pointer: string;
}

/** The members of a `content` map. */
export function readContent(content: Location): readonly MediaType[] {
  return content.members().map(([mediaType, location]) => {
    warnOfUnknownMembers(location, 'Media Type Object');
    return {
      mediaType,
      schema: readSchema(location.member('schema')),
      examples: readExamples(location),
      encoding: location.member('encoding').object(),
      pointer: location.pointer,
    };
  });
}

/** A schema, if there is one. Anything but an object, `true` or `false` is a problem. */
export function readSchema(location: Location): Schema | undefined {
  return location.reader.schemas.read(location);
}

/** Type and subtype of a media type in lower case, without parameters (RFC 9110 §8.3.1). */
export function mediaTypeEssence(mediaType: string): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether a media type carries JSON: `application/json` and every `+json` type (RFC 6839 §3.1). */
export function isJsonMediaType(mediaType: string): boolean {
  const essence = mediaTypeEssence(mediaType);
  return essence === 'application/json' || essence.endsWith('+json');
}

/** Media types of HTML forms, in the order in which one is preferred. */
const formMediaTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'] as const;

/** The representation that is used where the caller names none: the first in JSON, else a form, else the first. */
export function preferredMediaType(content: readonly MediaType[]): MediaType | undefined {
  const forms = formMediaTypes.map((form) => content.find(({ mediaType }) => mediaTypeEssence(mediaType) === form));
  return (
    content.find(({ mediaType }) => isJsonMediaType(mediaType)) ??
    forms.find((form) => form !== undefined) ??
    content[0]
  );
}
