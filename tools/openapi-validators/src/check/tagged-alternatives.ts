import { isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import type { ModuleScope } from './code-writer.ts';
import { alwaysParts, list } from './in-place-parts.ts';
import { allowedTypes } from './type-keyword.ts';

/** A value that is compared with `===`. */
type Scalar = string | number | boolean | null;

/** Alternatives of `anyOf` or `oneOf` that the value of one member tells apart. */
export interface TaggedAlternatives {
  /** Name of the member. All alternatives that objects can fit require it. */
  readonly name: string;
  /** Those alternatives, with the values that the member may have in each: no value is in two. */
  readonly tagged: readonly { readonly schema: Schema; readonly tags: ReadonlySet<Scalar> }[];
  /** Alternatives that no object fits. */
  readonly others: readonly Schema[];
}

/** What is asked of a module. */
type Targets = Pick<ModuleScope, 'schemaOf'>;

/**
 * Finds the member that tells alternatives apart, also through references and `allOf`. An object then fits no alternative but the one that
 * its member names, so that the others need not be asked.
 *
 * @param areObjects - whether no other values get there
 * @returns `undefined` where there is no such member, or not for certain
 */
export function taggedAlternatives(
  alternatives: readonly Schema[],
  areObjects: boolean,
  module: Targets,
): TaggedAlternatives | undefined {
  const all = alternatives.map((schema) => ({ schema, parts: alwaysParts(schema, module) }));
  const objects = all.filter(({ parts }) => parts.every(allowsObjects));
  const others = all.filter((one) => !objects.includes(one));
  const [first, ...further] = objects;
  if (first === undefined || further.length === 0) return undefined;
  if (!areObjects && !objects.every(({ parts }) => parts.some(allowsOnlyObjects))) return undefined;
  // Bytes are no objects in the sense of JSON, but to the language they are.
  if (others.some(({ parts }) => parts.some((part) => allowedTypes(part).has('bytes')))) return undefined;
  for (const name of requiredNames(first.parts)) {
    const tagged = objects.flatMap(({ schema, parts }) => {
      const tags = requiredNames(parts).has(name) ? tagsOf(name, parts, module) : undefined;
      return tags === undefined ? [] : [{ schema, tags }];
    });
    if (tagged.length === objects.length && areDisjoint(tagged.map(({ tags }) => tags)))
      return { name, tagged, others: others.map(({ schema }) => schema) };
  }
  return undefined;
}

function allowsObjects(schema: SchemaObject): boolean {
  const values = valuesOf(schema);
  return allowedTypes(schema).has('object') && (values === undefined || !values.every(isScalar));
}

function allowsOnlyObjects(schema: SchemaObject): boolean {
  return [...allowedTypes(schema)].every((type) => type === 'object');
}

function requiredNames(parts: readonly SchemaObject[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ required }) => list(required)).filter((name) => typeof name === 'string'));
}

/** Values of which a member has to have one. `undefined` where that is not known, or not all are scalars. */
function tagsOf(name: string, parts: readonly SchemaObject[], module: Targets): ReadonlySet<Scalar> | undefined {
  const values = parts
    .flatMap(({ properties }) => {
      const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
      return isObject(property) ? alwaysParts(property, module) : [];
    })
    .map(valuesOf)
    .find((found) => found !== undefined);
  return values?.every(isScalar) === true ? new Set(values) : undefined;
}

/** The values that `const` or `enum` leave. */
function valuesOf({ const: only, enum: members }: SchemaObject): readonly Json[] | undefined {
  if (only !== undefined) return [only];
  return members === undefined ? undefined : list(members);
}

function isScalar(value: Json): value is Scalar {
  return typeof value !== 'object' || value === null;
}

function areDisjoint(sets: readonly ReadonlySet<Scalar>[]): boolean {
  const seen = new Set<Scalar>();
  let count = 0;
  for (const set of sets) {
    count += set.size;
    for (const value of set) seen.add(value);
  }
  return seen.size === count;
}
