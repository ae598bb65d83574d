import type { Grammar } from './grammar.ts';
import type { JsonScalar, JsonValue } from './json-value.ts';
import type { PolicyReader } from './policy-reader.ts';

/** The items of a list with at least one item; where the grammar allows it, a value alone is a list of one. Reports what is wrong with the list. */
export function listOf(
  reader: PolicyReader,
  value: JsonValue,
  { singleValues, name }: Grammar,
  what: string,
  most: number,
): readonly JsonScalar[] {
  if (value.kind !== 'array') {
    if (value.kind !== 'object' && singleValues) return [value];
    const advice = value.kind === 'object' ? '' : ` ${name} wants a list also where there is one: put it into [ ].`;
    reader.report(value, `Expected a list of ${what}.${advice}`);
    return [];
  }
  if (value.items.length === 0) reader.report(value, `Expected at least one of the ${what}, found an empty list.`);
  if (value.items.length > most) {
    reader.report(
      value,
      `Expected at most ${most} ${what}, found ${value.items.length}. Split the statement, or use wildcards.`,
    );
  }
  return value.items.flatMap((item) => {
    if (item.kind !== 'object' && item.kind !== 'array') return [item];
    reader.report(item, `Expected a single value in the list of ${what}, found another list or an object.`);
    return [];
  });
}
