import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../test/law-runs.ts';
import { parseJson } from './parse-json.ts';
import { parsePolicy } from './parse-policy.ts';

describe('parseJson', () => {
  it('keeps where each value stands', () => {
    expect(parseJson(' {"a": [1, "x\\n", null], "a": {"b/c": true}}')).toStrictEqual({
      mistakes: [],
      value: {
        kind: 'object',
        offset: 1,
        pointer: '',
        members: [
          {
            name: 'a',
            offset: 2,
            value: {
              kind: 'array',
              offset: 7,
              pointer: '/a',
              items: [
                { kind: 'number', offset: 8, pointer: '/a/0', text: '1' },
                { kind: 'string', offset: 11, pointer: '/a/1', text: 'x\n' },
                { kind: 'null', offset: 18, pointer: '/a/2', text: 'null' },
              ],
            },
          },
          {
            name: 'a',
            offset: 25,
            value: {
              kind: 'object',
              offset: 30,
              pointer: '/a',
              members: [
                {
                  name: 'b/c',
                  offset: 31,
                  value: { kind: 'boolean', offset: 38, pointer: '/a/b~1c', text: 'true' },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it.each<{ text: string; whole: boolean; want: readonly (readonly [number, string])[] }>([
    { text: '', whole: false, want: [[0, 'Expected a value. Add it, or take away the comma before it.']] },
    { text: '[1 2]', whole: false, want: [[3, 'Expected a comma before the next value.']] },
    {
      text: '[1,]',
      whole: true,
      want: [[3, 'Expected a value. Add it, or take away the comma before it.']],
    },
    {
      text: '{"a":1 , }',
      whole: true,
      want: [[9, 'Expected the name of a member in double quotes. Take away the comma before it if nothing follows.']],
    },
    { text: '[,1]', whole: false, want: [[1, 'Expected a value. Add it, or take away the comma before it.']] },
    { text: '[1', whole: false, want: [[2, 'Expected a closing bracket ].']] },
    { text: '{"a":1', whole: false, want: [[6, 'Expected a closing brace }.']] },
    { text: '{"a" 1}', whole: false, want: [[5, 'Expected a colon between the name of the member and its value.']] },
    {
      text: '1 2',
      whole: false,
      want: [[2, 'Expected the end of the policy. Put only one policy into a file, and nothing after it.']],
    },
    {
      text: '1 // x',
      whole: true,
      want: [[2, 'JSON has no comments. Take this one away; a Sid can say what a statement is for.']],
    },
    { text: '"a\\qb"', whole: true, want: [[0, 'JSON does not have this escape. Write \\\\ for a backslash.']] },
    { text: '"a\\u12"', whole: true, want: [[0, 'Expected four hexadecimal digits after \\u.']] },
    {
      text: '"a\tb"',
      whole: true,
      want: [[0, 'A string must not have control characters. Write \\n for a new line and \\t for a tab.']],
    },
  ])('finds the mistakes of $text', ({ text, whole, want }) => {
    const parsed = parseJson(text);
    expect(parsed.mistakes.map(({ offset, message }) => [offset, message])).toStrictEqual(want);
    expect(parsed.value !== undefined).toBe(whole);
  });

  const noJson = 'This is not JSON. Texts stand in double quotes; the only words are true, false and null.';
  const noNumber = 'This number is not complete. Write it like 42 or -1.5.';
  it.each([
    ['[tru]', 1, noJson],
    ["{'a': 1}", 1, noJson],
    ['[-]', 1, noJson],
    ['[1.]', 1, noNumber],
    ['[1e]', 1, noNumber],
    ['"a', 0, 'This string does not end. Close it with a double quote on the same line.'],
    ['{"a": }', 6, 'Expected a value. Add it, or take away the comma before it.'],
    ['{"a": 1 "b": 2}', 8, 'Expected a comma before the next value.'],
    ['[1}', 2, 'Expected a comma before the next value.'],
    ['[1,,2]', 3, 'Expected a value. Add it, or take away the comma before it.'],
    ['{,}', 1, 'Expected a value. Add it, or take away the comma before it.'],
  ])('refuses %j at offset %d: %s', (text, offset, message) => {
    const { mistakes, value } = parseJson(text);
    expect(mistakes[0]).toStrictEqual({ offset, message });
    expect(value).toBeUndefined();
  });

  it('keeps offsets after a byte order mark, and takes another one for a character', () => {
    expect(parseJson('\uFEFF"a\uFEFFb"').value).toStrictEqual({
      kind: 'string',
      offset: 1,
      pointer: '',
      text: 'a\uFEFFb',
    });
  });

  it('reads on after a comment that does not end', () => {
    expect(parseJson('[1] /* x')).toMatchObject({ value: { kind: 'array' }, mistakes: [{ offset: 4 }] });
  });

  it('refuses deep nesting, however deep', () => {
    const message = 'A policy must not nest more than 32 lists and objects.';
    expect(parseJson(`${'['.repeat(32)}${']'.repeat(32)}`).mistakes).toStrictEqual([]);
    expect(parseJson(`${'['.repeat(33)}${']'.repeat(33)}`)).toStrictEqual({
      value: undefined,
      mistakes: [{ offset: 32, message }],
    });
    expect(parseJson('{"a":'.repeat(100_000)).mistakes).toStrictEqual([{ offset: 32 * 5, message }]);
  });

  it('does not take brackets in strings for nesting', () => {
    expect(parseJson(JSON.stringify([`\\"${'['.repeat(99)}`, '"{'.repeat(99)])).mistakes).toStrictEqual([]);
    expect(parseJson(JSON.stringify(Array.from({ length: 99 }, () => [{}]))).mistakes).toStrictEqual([]);
  });

  it('accepts exactly what JSON.parse accepts', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      '.5',
      'e1',
      'null',
      'true',
      ' ',
      '"',
      '\\',
      '\n',
      '//',
    );
    const texts = fc.oneof(
      fc.json({ maxDepth: 5 }),
      fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const { value, mistakes } = parseJson(text);
        return valid ? mistakes.length === 0 && value !== undefined : mistakes.length > 0;
      }),
      lawRuns(5000),
    );
  });
});

describe('parsePolicy', () => {
  it('never throws, and says something about every text that is no policy', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const parsed = parsePolicy(text);
        return 'mistakes' in parsed && parsed.mistakes.length > 0;
      }),
      lawRuns(100),
    );
  });
});
