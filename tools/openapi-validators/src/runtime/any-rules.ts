import { checkAlternatives } from './alternatives.ts';
import { equalJson } from './json-value.ts';
import type { Rules } from './rule.ts';
import { another } from './value-type.ts';
import { oneOf } from './words.ts';

/** Keywords of values of any type (JSON Schema Validation §6.1, Core §8.2.3 and §10.2), but `$ref` and `type`, which stand before all others. */
export const anyRules: Rules<unknown> = {
  const: (only, value, pass) =>
    equalJson(value, only) || pass.mistake('const', () => ({ expected: JSON.stringify(only), found: another(value) })),
  enum: (members, value, pass) =>
    members.some((member) => equalJson(value, member)) ||
    pass.mistake('enum', () => ({ expected: oneOf(members), found: another(value) })),
  allOf: (schemas, value, pass) => schemas.every((schema) => pass.visit(schema, value)),
  anyOf: (schemas, value, pass, schema) => checkAlternatives('anyOf', schemas, value, pass, schema),
  oneOf: (schemas, value, pass, schema) => checkAlternatives('oneOf', schemas, value, pass, schema),
  not: (excluded, value, pass) =>
    !pass.fits(excluded, value) ||
    pass.mistake('not', () => ({ expected: 'a value that does not fit the excluded schema', found: 'one that does' })),
  if: (condition, value, pass, schema) =>
    pass.visit((pass.fits(condition, value) ? schema.then : schema.else) ?? true, value),
};
