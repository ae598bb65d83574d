import { assertionKeywords, isObject, type Json, type Schema } from '@opendas/openapi-model';
import { literal } from './check/code-writer.ts';
import { messageExtensions } from './supported-keywords.ts';

/**
 * Source text of a schema for the second pass: only what is checked or changes messages, references as functions.
 *
 * @param constantOf - name of the constant of the schema that a reference points to
 */
export function schemaLiteral(schema: Schema, constantOf: (reference: string) => string): string {
  if (typeof schema === 'boolean') return String(schema);
  const members = Object.entries(schema).flatMap(([keyword, value]) => {
    const isRead =
      assertionKeywords.has(keyword) ||
      messageExtensions.includes(keyword) ||
      (keyword === 'format' && value === 'binary');
    if (!isRead) return [];
    return [`${literal(keyword)}: ${keywordLiteral(keyword, value, constantOf)}`];
  });
  return `{ ${members.join(', ')} }`;
}

function keywordLiteral(keyword: string, value: Json, constantOf: (reference: string) => string): string {
  const one = (item: Json): string =>
    isObject(item) || typeof item === 'boolean' ? schemaLiteral(item, constantOf) : literal(item);
  if (keyword === '$ref' && typeof value === 'string') return `() => ${constantOf(value)}`;
  const holds = assertionKeywords.get(keyword) ?? 'data';
  if (holds === 'schema') return one(value);
  if (holds === 'list' && Array.isArray(value)) return `[${value.map((item: Json) => one(item)).join(', ')}]`;
  if (holds === 'map' && isObject(value)) {
    // A computed name, so that a member called __proto__ is a member.
    return `{ ${Object.entries(value)
      .map(([member, item]) => `[${literal(member)}]: ${one(item)}`)
      .join(', ')} }`;
  }
  return literal(value);
}
