import { isObject, type Json } from '@opendas/openapi-model';
import { propertyName, quoted } from './property-name.ts';
import { single, tupleOf, type TypeText } from './type-text.ts';
import { typeLiteral } from './type-literal.ts';

/** The type that has one JSON value. */
export function literalType(value: Json, immutable: boolean): TypeText {
  if (typeof value === 'string') return single(quoted(value));
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, member]) => ({
      key: propertyName(name),
      type: literalType(member, immutable),
      readonly: immutable,
    }));
    return members.length === 0 ? single('{ [key: string]: never }') : typeLiteral(members);
  }
  if (typeof value === 'object' && value !== null) {
    const items = value.map((item) => literalType(item, immutable));
    return tupleOf(items, { required: items.length, rest: undefined, immutable });
  }
  return single(JSON.stringify(value));
}
