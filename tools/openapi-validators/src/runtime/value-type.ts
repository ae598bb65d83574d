import { isBytes, isJsonObject } from './json-value.ts';
import type { RuntimeSchemaObject } from './schema.ts';

/** The most narrow type of a value in the sense of JSON Schema, or of JavaScript where it has none. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return value === undefined ? 'no value' : typeof value;
}

const words: Readonly<Record<string, string>> = {
  array: 'an array',
  integer: 'an integer',
  object: 'an object',
  null: 'null',
  'no value': 'no value',
};

/** A type with its article. */
export function typeInWords(type: string): string {
  return words[type] ?? `a ${type}`;
}

/** The type of a value, which gives nothing else of it away; of what JSON cannot say, NaN and the infinities, that it is that. */
export function foundType(value: unknown): string {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : typeInWords(typeOf(value));
}

/** That a value is another than the one that was expected. */
export function another(value: unknown): string {
  return `another ${typeOf(value)}`;
}

const tests: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  array: (value) => Array.isArray(value),
  object: (value) => isJsonObject(value),
};

/** Whether the type of a value is one of those that a schema names; any is where it names none. */
export function allowsType({ type, format }: RuntimeSchemaObject, value: unknown): boolean {
  if (type === undefined) return true;
  return typeof type === 'string' ? isOfType(type, format, value) : type.some((one) => isOfType(one, format, value));
}

function isOfType(type: string, format: RuntimeSchemaObject['format'], value: unknown): boolean {
  return tests[type]?.(value) === true || (format === 'binary' && type === 'string' && isBytes(value));
}
