import { expect, test } from 'vitest';
import { locate, problemsOf, warningsOf } from '../test/locate.ts';
import { warnOfUnknownMembers } from './known-members.ts';

test.each([
  {
    object: 'Path Item Object',
    given: { get: {}, GET: {}, 'x-get': {} },
    want: ['#/GET: GET is no member of a Path Item Object and is ignored'],
  },
  {
    object: 'Operation Object',
    given: { sumary: '' },
    want: ['#/sumary: sumary is no member of an Operation Object and is ignored'],
  },
] as const)('warns of what $object does not have', ({ object, given, want }) => {
  const location = locate(given);
  warnOfUnknownMembers(location, object);
  expect({ warnings: warningsOf(location), problems: problemsOf(location) }).toEqual({ warnings: want, problems: [] });
});
