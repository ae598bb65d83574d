import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unstorableText } from './unstorable-text.ts';

describe('unstorableText', () => {
  it.each([
    { value: 'text', want: undefined },
    { value: '😀 is one pair', want: undefined },
    { value: { a: ['x', { b: 1, c: null }] }, want: undefined },
    { value: 'a\0', want: { path: [], what: 'a NUL character' } },
    {
      value: { users: [{ user_name: 'a' }, { user_name: '\uD83D' }] },
      want: { path: ['users', 1, 'user_name'], what: 'half of a surrogate pair' },
    },
    { value: ['\uDE00\uD83D'], want: { path: [0], what: 'half of a surrogate pair' } },
  ])('finds $want', ({ value, want }) => {
    expect(unstorableText(value)).toStrictEqual(want);
  });

  it('finds nothing exactly where UTF-8 gives the text back and it has no NUL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, half) => {
        const value = half ? `${text}\uD800` : text;
        const storable = Buffer.from(value, 'utf8').toString('utf8') === value && !value.includes('\0');
        expect(unstorableText({ value }) === undefined).toBe(storable);
      }),
    );
  });
});
