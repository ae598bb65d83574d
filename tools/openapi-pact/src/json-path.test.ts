import { describe, expect, it } from 'vitest';
import { everyItemPath, everyMemberPath, itemPath, memberPath } from './json-path.ts';

describe('a JSONPath', () => {
  it.each([
    [memberPath('$', 'user_id'), '$.user_id'],
    [memberPath('$.a', 'x-y'), "$.a['x-y']"],
    [memberPath('$', "it's"), undefined],
    [memberPath('$', 'a\\b"c'), "$['a\\b\"c']"],
    [memberPath('$', '0'), "$['0']"],
    [everyItemPath('$.users'), '$.users[*]'],
    [itemPath('$', 2), '$[2]'],
    [everyMemberPath('$.labels'), '$.labels.*'],
  ])('%s', (path, want) => {
    expect(path).toBe(want);
  });
});
