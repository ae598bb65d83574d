import type { Issue } from './issue.ts';
import {
  areUnique,
  characterCount,
  equalJson,
  isJsonObject,
  isMultipleOf,
  memberNames,
  ownMember,
} from './json-value.ts';
import type { RuntimeSchema, RuntimeSchemaObject } from './schema.ts';

type Path = readonly (string | number)[];
type Report = (keyword: string, expected: string, found: string) => void;

interface Place {
  readonly path: Path;
  readonly issues: Issue[];
  /** Set below a member that is marked `x-secret`. */
  readonly secret: boolean;
}

/** Everything in which a value does not fit a schema, in the order of the schema. */
export function collectIssues(schema: RuntimeSchema, value: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  visit(schema, value, { path: [], issues, secret: false });
  return issues;
}

function fits(schema: RuntimeSchema, value: unknown): boolean {
  return collectIssues(schema, value).length === 0;
}

function visit(schema: RuntimeSchema, value: unknown, place: Place): void {
  if (schema === true) return;
  if (schema === false) {
    place.issues.push({ path: place.path, keyword: 'false', expected: 'no value', message: 'expected no value here' });
    return;
  }
  const here = schema['x-secret'] === true && !place.secret ? { ...place, secret: true } : place;
  const report: Report = (keyword, expected, found) => {
    here.issues.push({ path: here.path, keyword, expected, message: `expected ${expected}, got ${found}` });
  };
  if (schema.$ref !== undefined) visit(schema.$ref(), value, here);
  if (!checkType(schema, value, report)) return;
  checkValues(schema, value, report);
  if (typeof value === 'string') checkString(schema, value, here.secret, report);
  if (typeof value === 'number') checkNumber(schema, value, here.secret, report);
  if (Array.isArray(value)) checkArray(schema, value, here, report);
  else if (isJsonObject(value)) checkObject(schema, value, here, report);
  checkCombinators(schema, value, here, report);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return value === undefined ? 'no value' : typeof value;
}

const typeWords: Readonly<Record<string, string>> = {
  array: 'an array',
  integer: 'an integer',
  object: 'an object',
  null: 'null',
  'no value': 'no value',
};

function words(type: string): string {
  return typeWords[type] ?? `a ${type}`;
}

function checkType({ type }: RuntimeSchemaObject, value: unknown, report: Report): boolean {
  if (type === undefined) return true;
  const wanted = typeof type === 'string' ? [type] : type;
  const found = typeOf(value);
  const finite = typeof value !== 'number' || Number.isFinite(value);
  if (finite && (wanted.includes(found) || (found === 'integer' && wanted.includes('number')))) return true;
  report('type', wanted.map(words).join(' or '), finite ? words(found) : String(value));
  return false;
}

function checkValues(schema: RuntimeSchemaObject, value: unknown, report: Report): void {
  if ('const' in schema && !equalJson(value, schema.const)) {
    report('const', JSON.stringify(schema.const), `another ${typeOf(value)}`);
  }
  if (schema.enum !== undefined && !schema.enum.some((member) => equalJson(value, member))) {
    report(
      'enum',
      `one of ${schema.enum.map((member) => JSON.stringify(member)).join(', ')}`,
      `another ${typeOf(value)}`,
    );
  }
}

function checkString(schema: RuntimeSchemaObject, value: string, secret: boolean, report: Report): void {
  const { minLength, maxLength, pattern } = schema;
  const length = characterCount(value);
  const found = secret ? 'another length' : String(length);
  if (minLength !== undefined && length < minLength)
    report('minLength', `at least ${count(minLength, 'character')}`, found);
  if (maxLength !== undefined && length > maxLength)
    report('maxLength', `at most ${count(maxLength, 'character')}`, found);
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) {
    report('pattern', schema['x-expected'] ?? `text that matches ${pattern}`, 'another text');
  }
}

function checkNumber(schema: RuntimeSchemaObject, value: number, secret: boolean, report: Report): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const found = secret ? 'another number' : String(value);
  if (minimum !== undefined && value < minimum) report('minimum', `${minimum} or more`, found);
  if (maximum !== undefined && value > maximum) report('maximum', `${maximum} or less`, found);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    report('exclusiveMinimum', `more than ${exclusiveMinimum}`, found);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    report('exclusiveMaximum', `less than ${exclusiveMaximum}`, found);
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf))
    report('multipleOf', `a multiple of ${multipleOf}`, found);
}

function checkArray(schema: RuntimeSchemaObject, value: readonly unknown[], place: Place, report: Report): void {
  const { prefixItems = [], items, contains, minItems, maxItems, uniqueItems } = schema;
  if (minItems !== undefined && value.length < minItems)
    report('minItems', `at least ${count(minItems, 'item')}`, String(value.length));
  if (maxItems !== undefined && value.length > maxItems)
    report('maxItems', `at most ${count(maxItems, 'item')}`, String(value.length));
  if (uniqueItems === true && !areUnique(value)) report('uniqueItems', 'no item twice', 'equal items');
  // A list that is far too long is one mistake; a mistake for each item would bury it, and take time.
  if (maxItems !== undefined && value.length > maxItems) return;
  value.forEach((item, index) => {
    const itemSchema = index < prefixItems.length ? prefixItems[index] : items;
    if (itemSchema !== undefined) visit(itemSchema, item, below(place, index));
  });
  if (contains !== undefined) {
    const { minContains = 1, maxContains } = schema;
    const matching = value.filter((item) => fits(contains, item)).length;
    if (matching < minContains) report('contains', `at least ${count(minContains, 'matching item')}`, String(matching));
    if (maxContains !== undefined && matching > maxContains)
      report('maxContains', `at most ${count(maxContains, 'matching item')}`, String(matching));
  }
}

function checkObject(
  schema: RuntimeSchemaObject,
  value: Readonly<Record<string, unknown>>,
  place: Place,
  report: Report,
): void {
  const {
    required = [],
    properties = {},
    patternProperties = {},
    additionalProperties,
    propertyNames,
    dependentRequired = {},
    dependentSchemas = {},
  } = schema;
  const names = memberNames(value);
  const has = (name: string): boolean => ownMember(value, name) !== undefined;
  const missing = (name: string, keyword: string): void => {
    place.issues.push({
      path: [...place.path, name],
      keyword,
      expected: 'a value',
      message: 'this member is required',
    });
  };
  for (const name of required) if (!has(name)) missing(name, 'required');
  if (schema.minProperties !== undefined && names.length < schema.minProperties)
    report('minProperties', `at least ${count(schema.minProperties, 'member')}`, String(names.length));
  if (schema.maxProperties !== undefined && names.length > schema.maxProperties)
    report('maxProperties', `at most ${count(schema.maxProperties, 'member')}`, String(names.length));
  for (const [name, needed] of Object.entries(dependentRequired)) {
    if (has(name)) for (const other of needed) if (!has(other)) missing(other, 'dependentRequired');
  }
  for (const [name, property] of Object.entries(properties)) {
    if (has(name)) visit(property, ownMember(value, name), below(place, name));
  }
  for (const name of names) {
    const matching = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
    for (const [, property] of matching) visit(property, value[name], below(place, name));
    if (additionalProperties !== undefined && matching.length === 0 && !Object.hasOwn(properties, name)) {
      visit(additionalProperties, value[name], below(place, name));
    }
    if (propertyNames !== undefined && !fits(propertyNames, name))
      report('propertyNames', 'member names that fit', 'another name');
  }
  for (const [name, dependent] of Object.entries(dependentSchemas)) if (has(name)) visit(dependent, value, place);
}

function checkCombinators(schema: RuntimeSchemaObject, value: unknown, place: Place, report: Report): void {
  for (const member of schema.allOf ?? []) visit(member, value, place);
  if (schema.anyOf !== undefined && !schema.anyOf.some((member) => fits(member, value))) {
    report('anyOf', 'a value that fits one of the alternatives', `${words(typeOf(value))} that fits none`);
  }
  if (schema.oneOf !== undefined) {
    const matching = schema.oneOf.filter((member) => fits(member, value)).length;
    if (matching !== 1)
      report(
        'oneOf',
        'a value that fits exactly one of the alternatives',
        `${words(typeOf(value))} that fits ${matching}`,
      );
  }
  if (schema.not !== undefined && fits(schema.not, value))
    report('not', 'a value that does not fit the excluded schema', 'one that does');
  if (schema.if !== undefined) {
    const branch = fits(schema.if, value) ? schema.then : schema.else;
    if (branch !== undefined) visit(branch, value, place);
  }
}

function below(place: Place, step: string | number): Place {
  return { ...place, path: [...place.path, step] };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
