import { booleanValue } from './boolean-value.ts';
import { dateValue } from './date-value.ts';
import { numberValue } from './number-value.ts';
import { wildcardMatcher, type Matcher } from './wildcard.ts';

/** What the values of an operator are. */
export type ValueKind = 'string' | 'number' | 'date' | 'boolean' | 'presence';

/** An operator that compares values. */
export interface ComparingOperator {
  readonly kind: Exclude<ValueKind, 'presence'>;
  /** A negated operator holds exactly where the one without `Not` does not. */
  readonly negated: boolean;
  /** Compares a value of the request with one of the policy; `false` where one of them is malformed. */
  readonly matcher: (policyValue: string) => Matcher;
}

/** `Null`, which asks whether the key is there. */
interface PresenceOperator {
  readonly kind: 'presence';
}

export type ConditionOperator = ComparingOperator | PresenceOperator;

/** All operators, by name (IAM custom policies, and Organizations service control policies: the same list). */
export const conditionOperators = {
  StringEquals: string((value) => (text) => text === value),
  StringNotEquals: negated(string((value) => (text) => text === value)),
  StringEqualsIgnoreCase: string(equalsIgnoreCase),
  StringNotEqualsIgnoreCase: negated(string(equalsIgnoreCase)),
  StringMatch: string(wildcardMatcher),
  StringNotMatch: negated(string(wildcardMatcher)),
  StringStartWith: string((value) => (text) => text.startsWith(value)),
  StringEndWith: string((value) => (text) => text.endsWith(value)),
  NumberEquals: number((one, other) => one === other),
  NumberNotEquals: negated(number((one, other) => one === other)),
  NumberLessThan: number((one, other) => one < other),
  NumberLessThanEquals: number((one, other) => one <= other),
  NumberGreaterThan: number((one, other) => one > other),
  NumberGreaterThanEquals: number((one, other) => one >= other),
  DateLessThan: date((one, other) => one < other),
  DateLessThanEquals: date((one, other) => one <= other),
  DateGreaterThan: date((one, other) => one > other),
  DateGreaterThanEquals: date((one, other) => one >= other),
  Bool: comparing('boolean', booleanValue, (one, other) => one === other),
  Null: { kind: 'presence' },
} as const satisfies Readonly<Record<string, ConditionOperator>>;

export type ConditionOperatorName = keyof typeof conditionOperators;

/** The names of all operators. */
export const conditionOperatorNames: readonly ConditionOperatorName[] =
  // The keys of an object literal are its own.
  Object.keys(conditionOperators) as ConditionOperatorName[];

/** Whether an operator has this name. */
export function isConditionOperator(name: string): name is ConditionOperatorName {
  return Object.hasOwn(conditionOperators, name);
}

/** What a value of each kind looks like, and how it is recognised. */
export const valueKinds: Readonly<
  Record<ValueKind, { readonly expected: string; readonly fits: (text: string) => boolean }>
> = {
  string: { expected: 'a string', fits: () => true },
  number: { expected: 'a number such as "42" or "-1.5"', fits: (text) => numberValue(text) !== undefined },
  date: {
    expected: 'an instant in UTC such as "2026-01-31T23:59:59Z"',
    fits: (text) => dateValue(text) !== undefined,
  },
  boolean: { expected: '"true" or "false"', fits: (text) => booleanValue(text) !== undefined },
  presence: {
    expected: '"true" (the key must be absent) or "false" (it must be there)',
    fits: (text) => booleanValue(text) !== undefined,
  },
};

function string(matcher: ComparingOperator['matcher']): ComparingOperator {
  return { kind: 'string', negated: false, matcher };
}

function equalsIgnoreCase(value: string): Matcher {
  const lower = value.toLowerCase();
  return (text) => text.toLowerCase() === lower;
}

type Compare<Value> = (request: Value, policy: Value) => boolean;

function number(compare: Compare<number>): ComparingOperator {
  return comparing('number', numberValue, compare);
}

function date(compare: Compare<number>): ComparingOperator {
  return comparing('date', dateValue, compare);
}

function comparing<Value>(
  kind: ComparingOperator['kind'],
  read: (text: string) => Value | undefined,
  compare: Compare<Value>,
): ComparingOperator {
  return {
    kind,
    negated: false,
    matcher: (policyValue) => {
      const expected = read(policyValue);
      return (text) => {
        const value = read(text);
        return value !== undefined && expected !== undefined && compare(value, expected);
      };
    },
  };
}

function negated(operator: ComparingOperator): ComparingOperator {
  return { ...operator, negated: true };
}
