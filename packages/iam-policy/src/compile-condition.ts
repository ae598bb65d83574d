import { booleanValue } from './boolean-value.ts';
import { conditionOperators, type ComparingOperator, type ConditionOperator } from './condition-operators.ts';
import type { Condition, SetQualifier } from './policy.ts';
import type { RequestView } from './request-view.ts';
import type { Matcher } from './wildcard.ts';

/** A condition that is ready to be asked. */
export interface CompiledCondition {
  readonly condition: Condition;
  /** In lower case. */
  readonly key: string;
  readonly holds: (request: RequestView) => boolean;
}

/** Asks whether the values of a key, or its absence, are as a condition wants them. */
type ValuesTest = (values: readonly string[] | undefined) => boolean;

export function compileCondition(condition: Condition): CompiledCondition {
  const operator: ConditionOperator = conditionOperators[condition.operator];
  const key = condition.key.toLowerCase();
  const test = operator.kind === 'presence' ? presenceTest(condition) : comparingTest(condition, operator);
  return { condition, key, holds: (request) => test(request.values(key)) };
}

/** `Null`: `true` wants the key to be absent, `false` to be there; both together are always true. */
function presenceTest({ values }: Condition): ValuesTest {
  const wanted = new Set(values.map(booleanValue));
  return (found) => wanted.has(found === undefined);
}

function comparingTest({ qualifier, ifExists, values }: Condition, operator: ComparingOperator): ValuesTest {
  const matchers = values.map(operator.matcher);
  const equalsOne: Matcher = (text) => matchers.some((matches) => matches(text));
  const fits: Matcher = operator.negated ? (text) => !equalsOne(text) : equalsOne;
  const absent = ifExists || operator.negated;
  return wantsAll(qualifier, operator.negated)
    ? (found) => (found === undefined ? absent : found.every(fits))
    : (found) => (found === undefined ? absent : found.some(fits));
}

/**
 * Whether all values of the request must fit, or one is enough. Without a qualifier, one is enough to be equal, and all are needed
 * to be different, so that an operator with `Not` holds exactly where the one without does not.
 */
function wantsAll(qualifier: SetQualifier | null, isNegated: boolean): boolean {
  return qualifier === null ? isNegated : qualifier === 'ForAllValues';
}
