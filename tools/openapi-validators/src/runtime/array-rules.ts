import { areUnique } from './json-value.ts';
import type { Pass, Rules } from './rule.ts';
import type { RuntimeSchema, RuntimeSchemaObject } from './schema.ts';
import { count } from './words.ts';

type Items = readonly unknown[];

/** Keywords of arrays (JSON Schema Validation §6.4, Core §10.3.1 and §11.2). */
export const arrayRules: Rules<Items> = {
  minItems: (least, value, pass) =>
    value.length >= least ||
    pass.wrongNumber('minItems', () => `at least ${count(least, 'item')}`, value.length, 'count'),
  maxItems: (most, value, pass) =>
    value.length <= most || pass.wrongNumber('maxItems', () => `at most ${count(most, 'item')}`, value.length, 'count'),
  uniqueItems: (isWanted, value, pass) =>
    !isWanted ||
    areUnique(value) ||
    pass.mistake('uniqueItems', () => ({ expected: 'no item twice', found: 'equal items' })),
  prefixItems: (schemas, value, pass, schema) =>
    isFarTooLong(schema, value) ||
    schemas.every((item, index) => index >= value.length || pass.below(index, item, value[index])),
  items: (item, value, pass, schema) => isFarTooLong(schema, value) || items(item, value, pass, schema),
  contains: (wanted, value, pass, schema) => isFarTooLong(schema, value) || contains(wanted, value, pass, schema),
  unevaluatedItems: (item, value, pass, schema) =>
    isFarTooLong(schema, value) ||
    (schema.unevaluated?.items(schema, value, pass.fits) ?? []).every((index) => pass.below(index, item, value[index])),
};

/** A list that is far too long is one mistake; a mistake for each item would bury it, and take time. */
function isFarTooLong({ maxItems = Infinity }: RuntimeSchemaObject, value: Items): boolean {
  return value.length > maxItems;
}

function items(item: RuntimeSchema, value: Items, pass: Pass, { prefixItems = [] }: RuntimeSchemaObject): boolean {
  const check = pass.checkOf(item);
  // Meets the holes of a list as well, as the compiled check does.
  for (let index = prefixItems.length; index < value.length; index += 1)
    if (check?.(value[index]) !== true && !pass.below(index, item, value[index])) return false;
  return true;
}

function contains(
  wanted: RuntimeSchema,
  value: Items,
  pass: Pass,
  { minContains = 1, maxContains = Infinity }: RuntimeSchemaObject,
): boolean {
  const matching = Array.from(value).filter((item) => pass.fits(wanted, item)).length;
  if (matching < minContains)
    return pass.wrongNumber('contains', () => `at least ${count(minContains, 'matching item')}`, matching, 'count');
  if (matching > maxContains)
    return pass.wrongNumber('maxContains', () => `at most ${count(maxContains, 'matching item')}`, matching, 'count');
  return true;
}
