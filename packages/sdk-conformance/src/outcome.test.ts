import { describe, expect, it } from 'vitest';
import { differences, type Outcome } from './outcome.ts';

const first: Outcome = { status: 200, body: { id: 'a1', name: 'x', list: [1, { on: true }], none: null } };
const second: Outcome = { ...first, body: { id: 'b2', name: 'x', list: [1, { on: true }], none: null } };

describe('another outcome of the same call', () => {
  it.each<[string, Outcome, readonly string[]]>([
    ['agrees when it is the same', first, []],
    [
      'may have another value where the reference changes',
      { ...first, body: { ...(first.body as object), id: 'c3' } },
      [],
    ],
    ['may leave null out', { status: 200, body: { id: 'a1', name: 'x', list: [1, { on: true }] } }, []],
    [
      'must have the same kind of value there',
      { ...first, body: { ...(first.body as object), id: 3 } },
      ['/body/id is 3, not a string like "a1"'],
    ],
    [
      'must have every member',
      { status: 200, body: { id: 'a1', list: [1, { on: true }] } },
      ['/body/name is missing, not "x"'],
    ],
    [
      'must have no other',
      { ...first, body: { ...(first.body as object), more: '' } },
      ['/body/more is "", not missing'],
    ],
    [
      'must have as many items, in the same order',
      { ...first, body: { ...(first.body as object), list: [{ on: true }] } },
      [
        '/body/list/length is 1, not 2',
        '/body/list/0 is missing, not 1',
        '/body/list/1/on is missing, not true',
        '/body/list/0/on is true, not missing',
      ],
    ],
    ['must have the same status', { ...first, status: 201 }, ['/status is 201, not 200']],
    ['must have the same code', { ...first, code: 'DAS.5010' }, ['/code is "DAS.5010", not missing']],
  ])('%s', (_, other, want) => {
    expect(differences([first, second], other)).toEqual(want);
  });
});
