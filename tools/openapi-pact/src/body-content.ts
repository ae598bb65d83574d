import { isJsonMediaType, isObject, mediaTypeEssence, type Json, type MediaType } from '@opendas/openapi-model';
import { formContent, multipartBoundary, multipartContent } from './form-content.ts';
import type { Body } from './interaction.ts';
import { textOf } from './parameter-style.ts';
import type { SchemaResolution } from './schema-resolution.ts';
import { xmlContent } from './xml-content.ts';

/** What a body of a media type is made of. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'xml' | 'text' | 'binary';

const textTypes = /^(?:text\/.*|.*[/+]yaml|application\/(?:x-yaml|javascript|graphql|sql|jsonl|x-ndjson))$/;

const kinds: readonly (readonly [BodyKind, (essence: string) => boolean])[] = [
  ['json', isJsonMediaType],
  ['form', (essence) => essence === 'application/x-www-form-urlencoded'],
  ['multipart', (essence) => essence.startsWith('multipart/')],
  ['xml', (essence) => /[/+]xml$/.test(essence)],
  ['text', (essence) => textTypes.test(essence)],
];

/** What a body of a media type is made of. A range that JSON falls in is JSON where the value is no text. */
export function bodyKind(mediaType: string, value: Json): BodyKind {
  const essence = mediaTypeEssence(concreteMediaType(mediaType, value));
  return kinds.find(([, accepts]) => accepts(essence))?.[0] ?? 'binary';
}

/** A media type that a header can hold: a range stands for any of its types. */
function concreteMediaType(mediaType: string, value: Json): string {
  const essence = mediaTypeEssence(mediaType);
  if (!essence.includes('*')) return mediaType;
  if (essence === '*/*' || essence === 'application/*') {
    return typeof value === 'string' ? 'application/octet-stream' : 'application/json';
  }
  return rangeTypes[essence] ?? 'application/octet-stream';
}

const rangeTypes: Readonly<Record<string, string>> = {
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
  'multipart/*': 'multipart/form-data',
};

/** A value as it stands in a body of a media type: JSON as it is, forms, XML and text as text, everything else in Base64. */
export function bodyContent(mediaType: MediaType, value: Json, resolve: SchemaResolution): Body {
  const contentType = concreteMediaType(mediaType.mediaType, value);
  return { contentType, ...writers[bodyKind(mediaType.mediaType, value)](mediaType, value, resolve) };
}

type Writer = (
  mediaType: MediaType,
  value: Json,
  resolve: SchemaResolution,
) => Omit<Body, 'contentType'> & Partial<Pick<Body, 'contentType'>>;

const writers: Readonly<Record<BodyKind, Writer>> = {
  json: (_, value) => ({ content: value }),
  form: (mediaType, value) => ({ content: formContent(mediaType, value) }),
  multipart: (mediaType, value) => ({
    contentType: `${mediaTypeEssence(concreteMediaType(mediaType.mediaType, value))}; boundary=${multipartBoundary}`,
    content: multipartContent(mediaType, value),
  }),
  xml: ({ schema = true }, value, resolve) => ({ content: xmlContent(schema, value, resolve) }),
  text: (_, value) => ({ content: textOf(value) }),
  binary: (_, value) => ({ content: Buffer.from(textOf(value)).toString('base64'), encoded: 'base64' }),
};

/** Whether a body holds nothing: a form without members. */
export function isEmptyBody(mediaType: MediaType, value: Json): boolean {
  const kind = bodyKind(mediaType.mediaType, value);
  return (kind === 'form' || kind === 'multipart') && (!isObject(value) || Object.keys(value).length === 0);
}
