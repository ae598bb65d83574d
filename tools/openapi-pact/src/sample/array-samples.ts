import type { Json, JsonObject, Schema } from '@opendas/openapi-model';
import { sameJson } from '../schema-check/same-json.ts';
import { firstValue, within, type Building } from './building.ts';
import { bothSchemas, type MergedSchema } from './merged-schema.ts';

/** Arrays that are as short as they may be, but not empty where an item can be built and is allowed. */
export function* arraySamples(schema: MergedSchema, building: Building): Generator<Json> {
  const { keywords } = schema;
  const inner = within(building, schema);
  const prefix = listOf(keywords['prefixItems']);
  const least = numberOf(keywords['minItems']) ?? 0;
  const most = numberOf(keywords['maxItems']) ?? Number.POSITIVE_INFINITY;
  const contained = keywords['contains'] === undefined ? 0 : (numberOf(keywords['minContains']) ?? 1);
  const wanted = Math.max(least, prefix.length + contained, 1);
  const lengths = [...new Set([Math.min(wanted, most), least, least + 1])].filter((length) => length <= most);
  const { bound } = building.progress;
  for (const length of lengths) {
    for (const containedFirst of contained > 0 && prefix.length > 0 ? [false, true] : [false]) {
      const items = itemsOf(keywords, { length, prefix, contained, containedFirst }, inner);
      if (items === undefined) continue;
      // An item of one kind would keep the others away; an empty list does not.
      if (building.least && building.progress.bound > bound && least === 0 && contained === 0) {
        building.progress.bound = bound;
        yield [];
      }
      yield items;
    }
  }
  yield* variations(keywords, prefix, lengths[0] ?? 0, inner);
}

interface Shape {
  readonly length: number;
  readonly prefix: readonly Schema[];
  readonly contained: number;
  /** Whether the items that `contains` asks for may stand in the prefix. */
  readonly containedFirst: boolean;
}

function itemsOf(
  keywords: JsonObject,
  { length, prefix, contained, containedFirst }: Shape,
  inner: Building,
): readonly Json[] | undefined {
  const items: Json[] = [];
  const isUnique = keywords['uniqueItems'] === true;
  let stillContained = contained;
  for (let index = 0; index < length; index += 1) {
    const plain = itemSchema(keywords, prefix, index);
    const contains = stillContained > 0 && (containedFirst || index >= prefix.length || index >= length - contained);
    if (contains) stillContained -= 1;
    const schema = contains ? bothSchemas(plain, keywords['contains'] as Schema) : plain;
    const item = isUnique ? nextItem(schema, inner, items) : firstValue(schema, inner);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function nextItem(schema: Schema, inner: Building, others: readonly Json[]): Json | undefined {
  for (const value of inner.values(schema, inner)) {
    if (!others.some((other) => sameJson(other, value))) return value;
  }
  return undefined;
}

/** Arrays of one length with another first item, for lists of different arrays. */
function* variations(
  keywords: JsonObject,
  prefix: readonly Schema[],
  length: number,
  inner: Building,
): Generator<Json> {
  const rest = itemsOf(keywords, { length, prefix, contained: 0, containedFirst: false }, inner);
  if (rest === undefined || rest.length === 0) return;
  for (const value of inner.values(itemSchema(keywords, prefix, 0), inner)) yield [value, ...rest.slice(1)];
}

function itemSchema(keywords: JsonObject, prefix: readonly Schema[], index: number): Schema {
  // What stands in this keyword of a document that was read is a schema.
  return prefix[index] ?? ((keywords['items'] ?? true) as Schema);
}

function listOf(value: Json | undefined): readonly Schema[] {
  return Array.isArray(value) ? (value as readonly Schema[]) : [];
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
