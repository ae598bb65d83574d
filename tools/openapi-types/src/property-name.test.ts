import { describe, expect, test } from 'vitest';
import { propertyName, quoted, statusName } from './property-name.ts';

describe('propertyName', () => {
  test.each([
    ['name', 'name'],
    ['$_a1', '$_a1'],
    ['__proto__', '__proto__'],
    ['new', 'new'],
    ['', '""'],
    ['1', '"1"'],
    ['a b', '"a b"'],
    ['größe', '"größe"'],
    ['a"b\\c\n', String.raw`"a\"b\\c\n"`],
    ['\u2028\u2029', String.raw`"\u2028\u2029"`],
    ['\ud800', String.raw`"\ud800"`],
  ])('%j', (given, want) => {
    expect(propertyName(given)).toBe(want);
  });

  test('what is quoted reads as it was', () => {
    for (const name of ['"', '\u2028', '\ud800', '\0', '👍']) expect(JSON.parse(quoted(name))).toBe(name);
  });
});

describe('statusName', () => {
  test.each([
    ['200', '200'],
    ['4XX', '"4XX"'],
    ['default', 'default'],
  ])('%s', (given, want) => {
    expect(statusName(given)).toBe(want);
  });
});
