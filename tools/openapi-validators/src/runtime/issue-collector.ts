import type { Issue } from './issue.ts';
import {
  areUnique,
  characterCount,
  equalJson,
  isBytes,
  isJsonObject,
  isMultipleOf,
  memberNames,
  readMember,
} from './json-value.ts';
import { regularExpression } from './pattern.ts';
import type { RuntimeSchema, RuntimeSchemaObject } from './schema.ts';
import { isSecretPlace } from './secret-place.ts';

type Path = readonly (string | number)[];
/** Reports an issue. `found` says nothing of the value but its type. */
type Report = (keyword: string, expected: string, found: string) => void;
/** Reports an issue with a number that was found: the value itself, or how much there is of it. Of a secret it says only `what` differs. */
type ReportNumber = (keyword: string, expected: string, found: number, what: 'number' | 'length' | 'count') => void;

interface Place {
  /** The schema that the path begins in. */
  readonly root: RuntimeSchema;
  /** The last step of the path; the others are those of `above`, so that a path is written only where there is an issue. */
  readonly step: string | number | undefined;
  readonly above: Place | undefined;
  /** Takes the issues. `undefined` where it only matters whether there is any: the first one ends the visit. */
  readonly issues: Issue[] | undefined;
}

/** Ends a visit that nobody wants to know the issues of. */
const misfit = /* @__PURE__ */ new Error('The value does not fit.');

function add(issues: Issue[] | undefined, issue: () => Issue): void {
  if (issues === undefined) throw misfit;
  issues.push(issue());
}

function pathOf(place: Place): Path {
  const steps: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.step !== undefined; at = at.above) steps.push(at.step);
  return steps.toReversed();
}

/** Everything in which a value does not fit a schema, in the order of the schema. */
export function collectIssues(schema: RuntimeSchema, value: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  visit(schema, value, { root: schema, step: undefined, above: undefined, issues });
  return issues;
}

function fits(schema: RuntimeSchema, value: unknown): boolean {
  try {
    visit(schema, value, { root: schema, step: undefined, above: undefined, issues: undefined });
    return true;
  } catch (error) {
    if (error === misfit) return false;
    throw error;
  }
}

function visit(schema: RuntimeSchema, value: unknown, place: Place): void {
  if (schema === true) return;
  if (schema === false) {
    add(place.issues, () => ({
      path: pathOf(place),
      keyword: 'false',
      expected: 'no value',
      message: 'expected no value here',
    }));
    return;
  }
  if (place.issues === undefined && schema.check !== undefined) {
    if (!schema.check(value)) throw misfit;
    return;
  }
  const report: Report = (keyword, expected, found) => {
    add(place.issues, () => ({
      path: pathOf(place),
      keyword,
      expected,
      message: `expected ${expected}, got ${found}`,
    }));
  };
  const reportNumber: ReportNumber = (keyword, expected, found, what) => {
    if (place.issues === undefined) throw misfit;
    report(keyword, expected, isSecretPlace(place.root, pathOf(place)) ? `another ${what}` : String(found));
  };
  if (schema.$ref !== undefined) visit(schema.$ref(), value, place);
  if (!checkType(schema, value, report)) return;
  checkValues(schema, value, report);
  if (typeof value === 'string') checkString(schema, value, report, reportNumber);
  // What JSON cannot say, NaN and the infinities, is no number to the keywords of numbers.
  if (Number.isFinite(value)) checkNumber(schema, value as number, reportNumber);
  if (Array.isArray(value)) checkArray(schema, value, place, report, reportNumber);
  else if (isJsonObject(value)) checkObject(schema, value, place, report, reportNumber);
  checkCombinators(schema, value, place, report);
  checkUnevaluated(schema, value, place);
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

function checkType({ type, format }: RuntimeSchemaObject, value: unknown, report: Report): boolean {
  if (type === undefined) return true;
  const wanted = typeof type === 'string' ? [type] : type;
  const found = typeOf(value);
  const finite = typeof value !== 'number' || Number.isFinite(value);
  if (finite && (wanted.includes(found) || (found === 'integer' && wanted.includes('number')))) return true;
  if (format === 'binary' && wanted.includes('string') && isBytes(value)) return true;
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
      schema.enum.length === 0
        ? 'no value'
        : `one of ${schema.enum.map((member) => JSON.stringify(member)).join(', ')}`,
      `another ${typeOf(value)}`,
    );
  }
}

function checkString(schema: RuntimeSchemaObject, value: string, report: Report, reportNumber: ReportNumber): void {
  const { minLength, maxLength, pattern, format } = schema;
  const length = characterCount(value);
  if (minLength !== undefined && length < minLength)
    reportNumber('minLength', `at least ${count(minLength, 'character')}`, length, 'length');
  if (maxLength !== undefined && length > maxLength)
    reportNumber('maxLength', `at most ${count(maxLength, 'character')}`, length, 'length');
  if (pattern !== undefined && !regularExpression(pattern).test(value)) {
    report('pattern', schema['x-expected'] ?? `text that matches ${pattern}`, 'another text');
  }
  if (typeof format === 'object' && !format.test(value))
    report('format', schema['x-expected'] ?? format.words, 'another text');
}

function checkNumber(schema: RuntimeSchemaObject, value: number, report: ReportNumber): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) report('minimum', `${minimum} or more`, value, 'number');
  if (maximum !== undefined && value > maximum) report('maximum', `${maximum} or less`, value, 'number');
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    report('exclusiveMinimum', `more than ${exclusiveMinimum}`, value, 'number');
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    report('exclusiveMaximum', `less than ${exclusiveMaximum}`, value, 'number');
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf))
    report('multipleOf', `a multiple of ${multipleOf}`, value, 'number');
}

function checkArray(
  schema: RuntimeSchemaObject,
  value: readonly unknown[],
  place: Place,
  report: Report,
  reportNumber: ReportNumber,
): void {
  const { prefixItems = [], items, contains, minItems, maxItems, uniqueItems } = schema;
  if (minItems !== undefined && value.length < minItems)
    reportNumber('minItems', `at least ${count(minItems, 'item')}`, value.length, 'count');
  if (maxItems !== undefined && value.length > maxItems)
    reportNumber('maxItems', `at most ${count(maxItems, 'item')}`, value.length, 'count');
  if (uniqueItems === true && !areUnique(value)) report('uniqueItems', 'no item twice', 'equal items');
  // A list that is far too long is one mistake; a mistake for each item would bury it, and take time.
  if (maxItems !== undefined && value.length > maxItems) return;
  // `entries` meets the holes of a list as well, as the compiled check does; `forEach` would not.
  for (const [index, item] of value.entries()) {
    const itemSchema = index < prefixItems.length ? prefixItems[index] : items;
    if (itemSchema !== undefined) visit(itemSchema, item, below(place, index));
  }
  if (contains !== undefined) {
    const { minContains = 1, maxContains } = schema;
    const matching = Array.from(value).filter((item) => fits(contains, item)).length;
    if (matching < minContains)
      reportNumber('contains', `at least ${count(minContains, 'matching item')}`, matching, 'count');
    if (maxContains !== undefined && matching > maxContains)
      reportNumber('maxContains', `at most ${count(maxContains, 'matching item')}`, matching, 'count');
  }
}

function checkObject(
  schema: RuntimeSchemaObject,
  value: Readonly<Record<string, unknown>>,
  place: Place,
  report: Report,
  reportNumber: ReportNumber,
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
  const names = namesMatter(schema) ? memberNames(value) : [];
  const has = (name: string): boolean => readMember(value, name) !== undefined;
  const missing = (name: string, keyword: string): void => {
    add(place.issues, () => ({
      path: [...pathOf(place), name],
      keyword,
      expected: 'a value',
      message: 'this member is required',
    }));
  };
  for (const name of required) if (!has(name)) missing(name, 'required');
  if (schema.minProperties !== undefined && names.length < schema.minProperties)
    reportNumber('minProperties', `at least ${count(schema.minProperties, 'member')}`, names.length, 'count');
  if (schema.maxProperties !== undefined && names.length > schema.maxProperties)
    reportNumber('maxProperties', `at most ${count(schema.maxProperties, 'member')}`, names.length, 'count');
  for (const [name, needed] of Object.entries(dependentRequired)) {
    if (has(name)) for (const other of needed) if (!has(other)) missing(other, 'dependentRequired');
  }
  for (const [name, property] of Object.entries(properties)) {
    if (has(name)) visit(property, readMember(value, name), below(place, name));
  }
  for (const name of names) {
    const matching = Object.entries(patternProperties).filter(([pattern]) => regularExpression(pattern).test(name));
    for (const [, property] of matching) visit(property, value[name], below(place, name));
    if (additionalProperties !== undefined && matching.length === 0 && !Object.hasOwn(properties, name)) {
      visit(additionalProperties, value[name], below(place, name));
    }
    if (propertyNames !== undefined && !fits(propertyNames, name))
      report('propertyNames', 'member names that fit', 'another name');
  }
  for (const [name, dependent] of Object.entries(dependentSchemas)) if (has(name)) visit(dependent, value, place);
}

function namesMatter(schema: RuntimeSchemaObject): boolean {
  return nameKeywords.some((keyword) => schema[keyword] !== undefined);
}

const nameKeywords = [
  'minProperties',
  'maxProperties',
  'patternProperties',
  'additionalProperties',
  'propertyNames',
] as const satisfies readonly (keyof RuntimeSchemaObject)[];

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

/** These stand last: they are about what no other keyword evaluates. */
function checkUnevaluated(schema: RuntimeSchemaObject, value: unknown, place: Place): void {
  const { unevaluated, unevaluatedItems, unevaluatedProperties } = schema;
  if (unevaluated === undefined) return;
  if (unevaluatedItems !== undefined && Array.isArray(value)) {
    for (const index of unevaluated.items(schema, value, fits))
      visit(unevaluatedItems, value[index], below(place, index));
  }
  if (unevaluatedProperties !== undefined && isJsonObject(value)) {
    for (const name of unevaluated.properties(schema, value, fits))
      visit(unevaluatedProperties, value[name], below(place, name));
  }
}

function below(place: Place, step: string | number): Place {
  return { root: place.root, step, above: place, issues: place.issues };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
