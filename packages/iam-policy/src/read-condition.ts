import {
  conditionOperatorNames,
  conditionOperators,
  isConditionOperator,
  valueKinds,
  type ConditionOperatorName,
  type ValueKind,
} from './condition-operators.ts';
import type { Grammar } from './grammar.ts';
import { kindNames, type JsonValue } from './json-value.ts';
import type { Condition, SetQualifier } from './policy.ts';
import type { PolicyReader } from './policy-reader.ts';
import { listOf } from './read-list.ts';
import { variableProblem } from './urn-grammar.ts';

const qualifiers: readonly SetQualifier[] = ['ForAllValues', 'ForAnyValue'];
const suffix = 'IfExists';

type Operator = Pick<Condition, 'qualifier' | 'operator' | 'ifExists'>;

/** Reads `Condition`: operators, under each the keys, under each the values. */
export function readConditions(reader: PolicyReader, value: JsonValue, grammar: Grammar): readonly Condition[] {
  const operators = reader.object(value, 'an object with operators, such as {"StringEquals": {"g:UserName": ["mia"]}}');
  if (operators === undefined) return [];
  const conditions: Condition[] = [];
  let count = 0;
  for (const [name, keys] of reader.members(operators)) {
    const operator = readOperator(reader, name, keys);
    const object = reader.object(keys, 'an object with condition keys, such as {"g:UserName": ["mia"]}');
    if (object === undefined) continue;
    const members = reader.members(object);
    count += members.size;
    if (members.size === 0)
      reader.report(object, 'Expected at least one condition key. Add one, or take the operator away.');
    for (const [key, values] of members) {
      if (key === '') reader.report(values, 'The condition key is empty. Write one such as g:UserName.');
      const texts = readValues(reader, values, operator?.operator, grammar);
      if (operator !== undefined) conditions.push({ ...operator, key, values: texts });
    }
  }
  if (count > grammar.limits.conditions) {
    reader.report(
      value,
      `Expected at most ${grammar.limits.conditions} conditions in a statement, found ${count}. Split the statement.`,
    );
  }
  return conditions;
}

/** Takes an operator apart: `ForAnyValue:StringEqualsIfExists`. */
function readOperator(reader: PolicyReader, text: string, at: JsonValue): Operator | undefined {
  const qualifier = qualifiers.find((candidate) => text.startsWith(`${candidate}:`)) ?? null;
  const unqualified = qualifier === null ? text : text.slice(qualifier.length + 1);
  const ifExists = unqualified.endsWith(suffix);
  const operator = ifExists ? unqualified.slice(0, -suffix.length) : unqualified;
  if (!isConditionOperator(operator)) {
    reader.report(at, `There is no operator ${JSON.stringify(text)}. ${operatorAdvice(operator)}`);
    return undefined;
  }
  if (ifExists && operator === 'Null') {
    reader.report(at, 'The operator Null has no suffix IfExists, since it asks whether the key exists. Write Null.');
    return undefined;
  }
  return { qualifier, operator, ifExists };
}

function operatorAdvice(text: string): string {
  const meant = conditionOperatorNames.find((name) => name.toLowerCase() === text.toLowerCase());
  return meant === undefined
    ? `Expected one of ${conditionOperatorNames.join(', ')}, with ForAllValues: or ForAnyValue: before it and IfExists after it where wanted.`
    : `Write ${meant}: upper and lower case matter.`;
}

function readValues(
  reader: PolicyReader,
  value: JsonValue,
  operator: ConditionOperatorName | undefined,
  grammar: Grammar,
): readonly string[] {
  const kind: ValueKind = operator === undefined ? 'string' : conditionOperators[operator].kind;
  return listOf(reader, value, grammar, 'values', Infinity).flatMap((item) => {
    if (item.kind !== 'string' && item.kind !== scalarKinds[kind]) {
      reader.report(item, `Expected ${valueKinds[kind].expected}, found ${kindNames[item.kind]}.`);
      return [];
    }
    if (item.text.includes('${')) reader.report(item, variableProblem(item.text));
    else if (!valueKinds[kind].fits(item.text)) {
      reader.report(
        item,
        `${operator ?? ''} compares with ${valueKinds[kind].expected}, found ${JSON.stringify(item.text)}.`,
      );
    }
    return [item.text];
  });
}

/** What may stand without quotes. */
const scalarKinds: Readonly<Record<ValueKind, JsonValue['kind']>> = {
  string: 'string',
  date: 'string',
  number: 'number',
  boolean: 'boolean',
  presence: 'boolean',
};
