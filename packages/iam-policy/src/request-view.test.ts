import { expect, it } from 'vitest';
import { requestView } from './request-view.ts';

it('has action and aliases in lower case', () => {
  const view = requestView({ action: 'DAS::X', aliases: ['A:B:c'], resource: 'R:x/y', context: {} });
  expect({ ...view, values: undefined }).toStrictEqual({
    action: 'das::x',
    aliases: ['a:b:c'],
    resource: 'R:x/y',
    resourceParts: ['R', 'x/y'],
    values: undefined,
  });
  expect(requestView({ action: '', resource: '', context: {} }).aliases).toStrictEqual([]);
});

it.each([
  { given: 'a string', context: { k: 'v' }, want: ['v'] },
  { given: 'an empty string', context: { k: '' }, want: [''] },
  { given: 'a number', context: { k: 1.5 }, want: ['1.5'] },
  { given: 'a boolean', context: { k: false }, want: ['false'] },
  { given: 'a list', context: { k: ['v', 'w'] }, want: ['v', 'w'] },
  { given: 'an empty list', context: { k: [] }, want: undefined },
  { given: 'a key in other case', context: { K: 'v' }, want: ['v'] },
  { given: 'a key in two spellings', context: { K: 'v', k: ['w'] }, want: ['v', 'w'] },
  { given: 'another key', context: { x: 'v' }, want: undefined },
  { given: 'no keys', context: {}, want: undefined },
])('has the values of $given', ({ context, want }) => {
  expect(requestView({ action: '', resource: '', context }).values('k')).toStrictEqual(want);
});

it.each([
  { given: 'null', value: null },
  { given: 'undefined', value: undefined },
  { given: 'an object', value: Object.create(null) as unknown },
  { given: 'a list of other things', value: [null, {}, undefined] },
])('takes $given, which the type does not allow, for no value', ({ value }) => {
  // Callers without types may pass anything.
  const context = { k: value } as unknown as Record<string, string>;
  expect(requestView({ action: '', resource: '', context }).values('k')).toBeUndefined();
});

it('has no values for names that all objects have', () => {
  const view = requestView({ action: '', resource: '', context: {} });
  expect(view.values('constructor')).toBeUndefined();
  expect(view.values('__proto__')).toBeUndefined();
});
