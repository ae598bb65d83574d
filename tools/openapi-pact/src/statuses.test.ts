import { describe, expect, it } from 'vitest';
import { selectStatuses, StatusError } from './statuses.ts';

const documented = ['200', '204', '2XX', '302', '404', '409', '4XX', '500', 'default'];

describe('a list of statuses', () => {
  it.each<[readonly string[] | undefined, readonly string[]]>([
    [undefined, ['200', '204', '2XX', '404']],
    [['404'], ['404']],
    [['4xx'], ['404', '409', '4XX']],
    [
      ['2XX', 'default'],
      ['200', '204', '2XX', 'default'],
    ],
    [['500', '500'], ['500']],
    [[], []],
  ])('%j selects %j', (statuses, want) => {
    expect(documented.filter(selectStatuses(statuses))).toEqual(want);
  });

  it.each(['', '99', '600', '4x', 'Default', '40 4'])('refuses %j', (status) => {
    expect(() => selectStatuses([status])).toThrow(StatusError);
  });
});
