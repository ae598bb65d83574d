import { componentSchemaName, isObject, type Json, type JsonObject, type Schema } from '@opendas/openapi-model';
import { textOf } from './parameter-style.ts';
import type { SchemaResolution } from './schema-resolution.ts';

/**
 * A value as XML, named as the XML Objects of its schema say (OpenAPI 3.1 §4.8.26). A text is XML already.
 *
 * The root has the name of its schema, or of the component; what is null is left out.
 */
export function xmlContent(schema: Schema, value: Json, resolve: SchemaResolution): string {
  if (typeof value === 'string') return value;
  const ref = typeof schema === 'object' ? schema['$ref'] : undefined;
  const component = typeof ref === 'string' ? componentSchemaName(ref) : undefined;
  return elementsOf(component ?? 'root', schema, value, { resolve, isRoot: true });
}

interface Writing {
  readonly resolve: SchemaResolution;
  /** A document has one element at its root, also for a list. */
  readonly isRoot: boolean;
}

function elementsOf(name: string, schema: Schema, value: Json, { resolve, isRoot }: Writing): string {
  if (value === null) return '';
  const resolved = resolve(schema);
  const inner = { resolve, isRoot: false };
  if (Array.isArray(value)) {
    const items = (resolved['items'] ?? true) as Schema;
    const elements = (value as readonly Json[]).map((item) => elementsOf(name, items, item, inner)).join('');
    return isRoot || xmlOf(resolved)['wrapped'] === true ? element(name, resolved, [], elements) : elements;
  }
  if (!isObject(value)) return element(name, resolved, [], escape(textOf(value)));
  const members = Object.entries(value).map(([member, part]) => ({
    member,
    part,
    schema: memberSchema(resolved, member),
  }));
  const isAttribute = (member: Schema): boolean => xmlOf(resolve(member))['attribute'] === true;
  const attributes = members
    .filter((entry) => isAttribute(entry.schema) && entry.part !== null)
    .map((entry) => [nameOf(entry.member, resolve(entry.schema)), textOf(entry.part)] as const);
  const elements = members
    .filter((entry) => !isAttribute(entry.schema))
    .map((entry) => elementsOf(entry.member, entry.schema, entry.part, inner));
  return element(name, resolved, attributes, elements.join(''));
}

function element(
  name: string,
  schema: JsonObject,
  attributes: readonly (readonly [string, string])[],
  content: string,
): string {
  const { namespace, prefix } = xmlOf(schema);
  const ofNamespace =
    typeof namespace === 'string'
      ? [[typeof prefix === 'string' ? `xmlns:${prefix}` : 'xmlns', namespace] as const]
      : [];
  const start = [...ofNamespace, ...attributes].map(([key, text]) => ` ${key}="${escape(text)}"`).join('');
  const tag = nameOf(name, schema);
  return `<${tag}${start}>${content}</${tag}>`;
}

function nameOf(name: string, schema: JsonObject): string {
  const { name: own, prefix } = xmlOf(schema);
  const local = (typeof own === 'string' ? own : name)
    .replaceAll(/[^\p{L}\p{N}_.-]/gu, '_')
    .replace(/^(?![\p{L}_])/u, '_');
  return typeof prefix === 'string' ? `${prefix}:${local}` : local;
}

function xmlOf({ xml }: JsonObject): JsonObject {
  return isObject(xml) ? xml : {};
}

function memberSchema({ properties, additionalProperties }: JsonObject, name: string): Schema {
  // What stands in these keywords of a document that was read is a schema.
  if (isObject(properties) && Object.hasOwn(properties, name)) return properties[name] as Schema;
  return (additionalProperties ?? true) as Schema;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
