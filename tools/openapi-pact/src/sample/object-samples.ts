import { isObject, type Json, type JsonObject, type Schema } from '@opendas/openapi-model';
import { regexOf } from '../schema-check/regex.ts';
import { isMarked } from '../schema-check/required-members.ts';
import { firstValue, within, type Building } from './building.ts';
import { bothSchemas, type MergedSchema } from './merged-schema.ts';
import { patternTexts } from './pattern-texts.ts';

/** Below so many objects and arrays only what is required is built: everything would be without end. */
const deepestOptional = 4;

/**
 * Objects with the members that are required, and no more but what `minProperties` asks for; or with all members, where the caller
 * wants them. A map gets one member.
 */
export function* objectSamples(schema: MergedSchema, building: Building): Generator<Json> {
  const { keywords } = schema;
  const inner = within(building, schema);
  const mark = building.direction === 'request' ? 'readOnly' : 'writeOnly';
  const properties = mapOf(keywords['properties']);
  const isLeftOut = (name: string): boolean => isMarked(memberOf(properties, name), mark, building.components);
  const most = numberOf(keywords['maxProperties']) ?? Number.POSITIVE_INFINITY;
  const members = new Map<string, Json>();
  const add = (name: string): boolean => {
    if (members.has(name)) return true;
    const value = firstValue(memberSchema(name, keywords), inner);
    if (value !== undefined) members.set(name, value);
    return value !== undefined;
  };

  for (const name of withDependents(listOf(keywords['required']), keywords)) {
    if (!isLeftOut(name) && !add(name)) return;
  }
  if (building.optional && building.depth >= deepestOptional) building.progress.cuts += 1;
  else if (building.optional) {
    for (const name of Object.keys(properties)) {
      const needed = withDependents([name], keywords);
      if (members.size + needed.length <= most && !needed.some(isLeftOut) && needed.every(add)) continue;
    }
  }
  const isMap = Object.keys(properties).length === 0 && isFilled(keywords['additionalProperties']);
  const least = Math.max(numberOf(keywords['minProperties']) ?? 0, (isMap || building.filled) && most > 0 ? 1 : 0);
  const isOptional = building.least && numberOf(keywords['minProperties']) === undefined;
  for (const name of moreNames(keywords, building)) {
    if (members.size >= least) break;
    const { bound } = building.progress;
    if (!isLeftOut(name)) add(name);
    if (isOptional && building.progress.bound > bound) {
      // A member of one kind would keep the others away; an empty map does not.
      building.progress.bound = bound;
      members.delete(name);
      break;
    }
  }
  yield Object.fromEntries(members);
  yield* variations(members, keywords, inner);
}

/** So many values of a member are tried to make an object another one. */
const mostVariations = 30;

/** The same object with another value in one member, for lists of different objects. */
function* variations(members: ReadonlyMap<string, Json>, keywords: JsonObject, inner: Building): Generator<Json> {
  const names = members.size > 0 ? [...members.keys()] : Object.keys(mapOf(keywords['properties'])).slice(0, 3);
  for (const name of names) {
    let count = 0;
    for (const value of inner.values(memberSchema(name, keywords), inner)) {
      yield Object.fromEntries([...members, [name, value]]);
      count += 1;
      if (count === mostVariations) break;
    }
  }
}

/** Everything that a schema says of a member. */
function memberSchema(name: string, keywords: JsonObject): Schema {
  const properties = mapOf(keywords['properties']);
  const named = memberOf(properties, name);
  const byPattern = Object.entries(mapOf(keywords['patternProperties']))
    .filter(([pattern]) => regexOf(pattern, new Map())?.test(name) === true)
    .map(([, schema]) => schema);
  const all = [...(named === undefined ? [] : [named]), ...byPattern];
  // What stands in these keywords of a document that was read is a schema.
  const schemas = (all.length > 0 ? all : [keywords['additionalProperties'] ?? true]) as readonly Schema[];
  return schemas.reduce(bothSchemas);
}

/** Names that an object could still have: those that are described, then those that its patterns or names allow, then any. */
function* moreNames(keywords: JsonObject, building: Building): Generator<string> {
  yield* Object.keys(mapOf(keywords['properties']));
  for (const pattern of Object.keys(mapOf(keywords['patternProperties']))) {
    let count = 0;
    for (const text of patternTexts(pattern)) {
      yield text;
      count += 1;
      if (count === 20) break;
    }
  }
  const { propertyNames } = keywords;
  if (propertyNames !== undefined) {
    const names = bothSchemas(propertyNames as Schema, { type: 'string' });
    for (const value of building.values(names, building)) if (typeof value === 'string') yield value;
    return;
  }
  yield 'key';
  for (let number = 1; number < 1000; number += 1) yield `key${number}`;
}

/** Names with those that they make required (`dependentRequired`). */
function withDependents(names: readonly string[], keywords: JsonObject): readonly string[] {
  const dependents = mapOf(keywords['dependentRequired']);
  const all = new Set(names);
  for (const name of all) for (const other of listOf(memberOf(dependents, name))) all.add(other);
  return [...all];
}

function isFilled(additionalProperties: Json | undefined): boolean {
  return isObject(additionalProperties);
}

function mapOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function memberOf(map: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

function listOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
