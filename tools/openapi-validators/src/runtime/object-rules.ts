import { memberNames, readMember } from './json-value.ts';
import { regularExpression } from './pattern.ts';
import type { Pass, Rules } from './rule.ts';
import type { RuntimeSchemaObject } from './schema.ts';
import { count, isRequired } from './words.ts';

type Members = Readonly<Record<string, unknown>>;

/** Keywords of objects (JSON Schema Validation §6.5, Core §10.2.2.4, §10.3.2 and §11.3). */
export const objectRules: Rules<Members> = {
  required: (names, value, pass) => names.every((name) => has(value, name) || missing('required', name, pass)),
  minProperties: (least, value, pass) => {
    const { length } = memberNames(value);
    return (
      length >= least || pass.wrongNumber('minProperties', () => `at least ${count(least, 'member')}`, length, 'count')
    );
  },
  maxProperties: (most, value, pass) => {
    const { length } = memberNames(value);
    return (
      length <= most || pass.wrongNumber('maxProperties', () => `at most ${count(most, 'member')}`, length, 'count')
    );
  },
  dependentRequired: (dependent, value, pass) =>
    Object.entries(dependent).every(
      ([name, needed]) =>
        !has(value, name) || needed.every((other) => has(value, other) || missing('dependentRequired', other, pass)),
    ),
  properties: (properties, value, pass) => {
    for (const name in properties) {
      const member = readMember(value, name);
      if (member !== undefined && !pass.below(name, properties[name] ?? true, member)) return false;
    }
    return true;
  },
  patternProperties: (patterns, value, pass) =>
    Object.entries(patterns).every(([pattern, property]) =>
      memberNames(value).every(
        (name) => !regularExpression(pattern).test(name) || pass.below(name, property, value[name]),
      ),
    ),
  additionalProperties: (property, value, pass, schema) =>
    memberNames(value).every((name) => isNamed(name, schema) || pass.below(name, property, value[name])),
  propertyNames: (names, value, pass) =>
    memberNames(value).every(
      (name) =>
        pass.fits(names, name) ||
        pass.mistake('propertyNames', () => ({ expected: 'member names that fit', found: 'another name' })),
    ),
  dependentSchemas: (dependent, value, pass) =>
    Object.entries(dependent).every(([name, schema]) => !has(value, name) || pass.visit(schema, value)),
  unevaluatedProperties: (property, value, pass, schema) =>
    (schema.unevaluated?.properties(schema, value, pass.fits) ?? []).every((name) =>
      pass.below(name, property, value[name]),
    ),
};

function has(value: Members, name: string): boolean {
  return readMember(value, name) !== undefined;
}

function missing(keyword: 'required' | 'dependentRequired', name: string, pass: Pass): boolean {
  return pass.mistake(keyword, () => isRequired, name);
}

/** Whether `properties` or `patternProperties` are about a member. */
function isNamed(name: string, { properties = {}, patternProperties = {} }: RuntimeSchemaObject): boolean {
  return (
    Object.hasOwn(properties, name) ||
    Object.keys(patternProperties).some((pattern) => regularExpression(pattern).test(name))
  );
}
