import type { RuntimeSchema, RuntimeSchemaObject } from './schema.ts';

/** The alternatives of `anyOf` or `oneOf` that objects may fit. */
export interface ObjectAlternatives {
  readonly possible: readonly RuntimeSchema[];
  /** What tells them apart: a member that has other values in each, by `const` or `enum`. */
  readonly tag:
    | {
        readonly name: string;
        readonly alternatives: ReadonlyMap<unknown, RuntimeSchema>;
        /** Whether each of them requires the member. */
        readonly isRequired: boolean;
      }
    | undefined;
}

const known = new WeakMap<readonly RuntimeSchema[], ObjectAlternatives>();

/** Reads the alternatives once: the same ones are asked for every value. */
export function objectAlternatives(alternatives: readonly RuntimeSchema[]): ObjectAlternatives {
  const found = known.get(alternatives);
  if (found !== undefined) return found;
  const possible = alternatives.filter((schema) => schema !== false && partsOf(schema).every(allowsObjects));
  const result = { possible, tag: possible.length < 2 ? undefined : tagOf(possible) };
  known.set(alternatives, result);
  return result;
}

/** A schema and all that every value has to fit besides, each once. */
export function partsOf(schema: RuntimeSchema): readonly RuntimeSchemaObject[] {
  const parts = new Set<RuntimeSchemaObject>();
  const add = (part: RuntimeSchema): void => {
    if (typeof part === 'boolean' || parts.has(part)) return;
    parts.add(part);
    if (part.$ref !== undefined) add(part.$ref());
    part.allOf?.forEach(add);
  };
  add(schema);
  return [...parts];
}

/** Bytes are objects to JavaScript. */
function allowsObjects({ type, format }: RuntimeSchemaObject): boolean {
  return type === undefined || type === 'object' || type.includes('object') || format === 'binary';
}

function tagOf(schemas: readonly RuntimeSchema[]): ObjectAlternatives['tag'] {
  const all = schemas.map((schema) => ({ schema, parts: partsOf(schema) }));
  const names = new Set(all[0]?.parts.flatMap(({ properties = {} }) => Object.keys(properties)));
  for (const name of names) {
    const entries = all.flatMap(({ schema, parts }) => valuesOf(name, parts).map((value) => [value, schema] as const));
    const alternatives = new Map<unknown, RuntimeSchema>(entries);
    // A value that is in two names none; an alternative that has none may be meant by any.
    if (alternatives.size === entries.length && new Set(alternatives.values()).size === schemas.length) {
      const isRequired = all.every(({ parts }) => parts.some(({ required = [] }) => required.includes(name)));
      return { name, alternatives, isRequired };
    }
  }
  return undefined;
}

/** The values that a member may have. None where that is not known, or not all are scalars. */
function valuesOf(name: string, parts: readonly RuntimeSchemaObject[]): readonly unknown[] {
  const values = parts
    .flatMap(({ properties = {} }) => (Object.hasOwn(properties, name) ? partsOf(properties[name] ?? true) : []))
    .map((schema) => ('const' in schema ? [schema.const] : schema.enum))
    .find((found) => found !== undefined);
  return values?.every((value) => typeof value !== 'object' || value === null) === true ? values : [];
}
