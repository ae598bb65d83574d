import { describe, expect, it } from 'vitest';
import { namedPolicy } from '../test/named-policy.ts';
import { compileCondition } from './compile-condition.ts';
import { conditionOperators } from './condition-operators.ts';
import type { ContextValue } from './request.ts';
import { requestView } from './request-view.ts';

/** Whether one condition on the key `das:Key` holds for a value of the request; `undefined` is an absent key. */
function holds(operator: string, values: unknown, value: ContextValue | undefined): boolean {
  const { policy } = namedPolicy('p', '5.0', [
    { Effect: 'Allow', Action: '*', Condition: { [operator]: { 'das:Key': values } } },
  ]);
  const [condition] = policy.statements[0]?.conditions ?? [];
  if (condition === undefined) throw new Error('The policy has no condition.');
  const context = value === undefined ? {} : { 'das:Key': value };
  return compileCondition(condition).holds(requestView({ action: '', resource: '', context }));
}

interface Row {
  readonly operator: string;
  readonly values: unknown;
  readonly match: readonly (ContextValue | undefined)[];
  readonly no: readonly (ContextValue | undefined)[];
}

const day = '2026-06-15';

const rows: readonly Row[] = [
  { operator: 'StringEquals', values: 'Abc', match: ['Abc', ['Abc']], no: ['abc', 'Ab', '', undefined] },
  { operator: 'StringEquals', values: ['a', '5', 'true'], match: ['a', 5, true], no: ['b', 6, false] },
  { operator: 'StringEquals', values: 'a*', match: ['a*'], no: ['ab'] },
  { operator: 'StringNotEquals', values: 'Abc', match: ['abc', undefined], no: ['Abc'] },
  { operator: 'StringNotEquals', values: ['a', 'b'], match: ['c', undefined], no: ['a', 'b'] },
  { operator: 'StringEqualsIgnoreCase', values: 'Äbc', match: ['äBC', 'Äbc'], no: ['abc', undefined] },
  { operator: 'StringNotEqualsIgnoreCase', values: ['Abc', 'd'], match: ['x', undefined], no: ['aBC', 'D'] },
  { operator: 'StringMatch', values: ['a?c', 'x*'], match: ['abc', 'x', 'xyz'], no: ['ac', 'Abc', 'yx', undefined] },
  { operator: 'StringNotMatch', values: ['a?c', 'x*'], match: ['ac', 'Abc', undefined], no: ['abc', 'xyz'] },
  { operator: 'StringStartWith', values: ['ab', 'c'], match: ['ab', 'abx', 'cx'], no: ['a', 'Ab', 'xab', undefined] },
  { operator: 'StringStartWith', values: 'a*', match: ['a*b'], no: ['ab'] },
  { operator: 'StringEndWith', values: ['ab', 'c'], match: ['ab', 'xab', 'xc'], no: ['b', 'aB', 'abx', undefined] },
  {
    operator: 'NumberEquals',
    values: ['5', '6'],
    match: [5, '5', '5.0', '06', '6e0'],
    no: [7, 'x', '', true, undefined],
  },
  { operator: 'NumberEquals', values: 5, match: [5], no: [4] },
  { operator: 'NumberNotEquals', values: ['5', '6'], match: [7, 'x', undefined], no: [5, '6.0'] },
  { operator: 'NumberLessThan', values: '5', match: [4, '-9'], no: [5, 6, 'x', undefined] },
  { operator: 'NumberLessThan', values: ['5', '9'], match: [8], no: [9] },
  { operator: 'NumberLessThanEquals', values: '5', match: [4, 5], no: [5.1, undefined] },
  { operator: 'NumberGreaterThan', values: '5', match: [5.1], no: [5, 4, NaN, undefined] },
  { operator: 'NumberGreaterThanEquals', values: '5', match: [5, 6], no: [4.9, undefined] },
  { operator: 'DateLessThan', values: day, match: ['2026-06-14T23:59:59.999Z'], no: [day, 'x', 1, undefined] },
  {
    operator: 'DateLessThanEquals',
    values: day,
    match: [day, '2026-06-14'],
    no: ['2026-06-15T00:00:00.001Z', undefined],
  },
  { operator: 'DateGreaterThan', values: day, match: ['2026-06-15T00:00:01Z'], no: [day, '2026-06-14', undefined] },
  { operator: 'DateGreaterThanEquals', values: day, match: [day, '2027-01-01'], no: ['2026-06-14', undefined] },
  { operator: 'Bool', values: 'true', match: [true, 'true', 'True'], no: [false, 'false', 'x', 1, undefined] },
  { operator: 'Bool', values: false, match: [false, 'false'], no: [true, 'x', undefined] },
  { operator: 'Null', values: 'true', match: [undefined, []], no: ['', 'x', false, ['x']] },
  { operator: 'Null', values: false, match: ['', 'x', ['x']], no: [undefined, []] },
  { operator: 'Null', values: ['true', 'false'], match: [undefined, 'x'], no: [] },
  { operator: 'ForAllValues:Null', values: 'true', match: [undefined], no: ['x'] },
  { operator: 'StringEqualsIfExists', values: 'a', match: ['a', undefined, []], no: ['b'] },
  { operator: 'StringNotEqualsIfExists', values: 'a', match: ['b', undefined], no: ['a'] },
  { operator: 'NumberLessThanIfExists', values: '5', match: [4, undefined], no: [5, 'x'] },
  // Several values in the request: one is enough to be equal, all are needed to be different.
  { operator: 'StringEquals', values: ['a', 'b'], match: [['x', 'a']], no: [['x', 'y'], []] },
  { operator: 'StringNotEquals', values: ['a', 'b'], match: [['x', 'y'], []], no: [['x', 'a']] },
  {
    operator: 'ForAllValues:StringEquals',
    values: ['a', 'b'],
    match: ['a', ['a'], ['a', 'b', 'a']],
    no: ['x', ['a', 'x'], [], undefined],
  },
  {
    operator: 'ForAnyValue:StringEquals',
    values: ['a', 'b'],
    match: ['a', ['x', 'b']],
    no: ['x', ['x', 'y'], [], undefined],
  },
  {
    operator: 'ForAllValues:StringNotEquals',
    values: ['a', 'b'],
    match: ['x', ['x', 'y'], [], undefined],
    no: ['a', ['x', 'a']],
  },
  {
    operator: 'ForAnyValue:StringNotEquals',
    values: ['a', 'b'],
    match: ['x', ['a', 'x'], [], undefined],
    no: ['a', ['a', 'b']],
  },
  { operator: 'ForAllValues:StringEqualsIfExists', values: 'a', match: ['a', undefined, []], no: ['x', ['a', 'x']] },
  { operator: 'ForAnyValue:StringMatchIfExists', values: 'a*', match: [['x', 'ab'], undefined], no: [['x']] },
];

describe('condition operators', () => {
  it.each(rows)('$operator $values holds for $match, not for $no', ({ operator, values, match, no }) => {
    expect(match.filter((value) => !holds(operator, values, value))).toStrictEqual([]);
    expect(no.filter((value) => holds(operator, values, value))).toStrictEqual([]);
  });

  it('has a row for each operator', () => {
    const tested = new Set(rows.map(({ operator }) => operator.split(':').at(-1)?.replace('IfExists', '')));
    expect(tested).toStrictEqual(new Set(Object.keys(conditionOperators)));
  });

  it('compares malformed values of a policy that was not parsed with nothing', () => {
    const condition = { qualifier: null, ifExists: false, key: 'k', values: ['x'] } as const;
    const request = requestView({ action: '', resource: '', context: { k: ['1', 'x'] } });
    expect(compileCondition({ ...condition, operator: 'NumberEquals' }).holds(request)).toBe(false);
    expect(compileCondition({ ...condition, operator: 'NumberNotEquals' }).holds(request)).toBe(true);
    expect(compileCondition({ ...condition, operator: 'Bool' }).holds(request)).toBe(false);
  });
});
