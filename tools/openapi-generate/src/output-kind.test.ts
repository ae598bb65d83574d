import { expect, test } from 'vitest';
import { withRequired } from './output-kind.ts';

test.each([
  { chosen: ['interactions'], want: ['interactions'] },
  { chosen: ['validators'], want: ['types', 'validators'] },
  { chosen: ['interactions', 'client'], want: ['types', 'client', 'interactions'] },
] as const)('$chosen is generated as $want', ({ chosen, want }) => {
  expect(withRequired(chosen)).toEqual(want);
});
