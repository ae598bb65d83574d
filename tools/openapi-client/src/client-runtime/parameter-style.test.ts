import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asItIs,
  deepObject,
  form,
  formExploded,
  jsonPair,
  jsonText,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pairText,
  pipeDelimited,
  plainPair,
  reserved,
  simple,
  simpleExploded,
  spaceDelimited,
  type PairStyle,
  type TextStyle,
} from './parameter-style.ts';

const empty = '';
const string = 'blue';
const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

function query(style: PairStyle, name: string, value: unknown): string {
  return style(name, value).map(pairText).join('&');
}

describe('the style examples of OpenAPI 3.1.1 §4.8.12', () => {
  test.each<[string, TextStyle, string, string, string, string]>([
    ['matrix', matrix, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
    [
      'matrix, exploded',
      matrixExploded,
      ';color',
      ';color=blue',
      ';color=blue;color=black;color=brown',
      ';R=100;G=200;B=150',
    ],
    ['label', label, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
    ['label, exploded', labelExploded, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
    ['simple', simple, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
    ['simple, exploded', simpleExploded, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
  ])('%s', (_name, style, ...want) => {
    expect([empty, string, array, object].map((value) => style('color', value))).toEqual(want);
  });

  test.each<[string, PairStyle, string, string, string, string]>([
    ['form', form, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
    ['form, exploded', formExploded, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
  ])('%s', (_name, style, ...want) => {
    expect([empty, string, array, object].map((value) => query(style, 'color', value))).toEqual(want);
  });

  test.each<[string, PairStyle, unknown, string]>([
    ['spaceDelimited of a list', spaceDelimited, array, 'color=blue%20black%20brown'],
    ['spaceDelimited of an object', spaceDelimited, object, 'color=R%20100%20G%20200%20B%20150'],
    ['pipeDelimited of a list', pipeDelimited, array, 'color=blue%7Cblack%7Cbrown'],
    ['pipeDelimited of an object', pipeDelimited, object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
    ['deepObject of an object', deepObject, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ])('%s', (_name, style, value, want) => {
    expect(query(style, 'color', value)).toBe(want);
  });

  test.each<[string, PairStyle, unknown, string]>([
    ['a text with spaces, as form', spaceDelimited, string, 'color=blue'],
    ['a text with pipes, as form', pipeDelimited, string, 'color=blue'],
    ['a text as deepObject, as form', deepObject, string, 'color=blue'],
    ['a list as deepObject', deepObject, ['a', 'b'], 'color%5B0%5D=a&color%5B1%5D=b'],
    [
      'what is nested in deepObject',
      deepObject,
      { a: { b: [1, { c: true }] } },
      'color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=true',
    ],
    ['what is nested elsewhere, as JSON', formExploded, { a: { b: 1 }, c: [2] }, 'a=%7B%22b%22%3A1%7D&c=%5B2%5D'],
  ])('writes what the table calls n/a: %s', (_name, style, value, want) => {
    expect(query(style, 'color', value)).toBe(want);
  });
});

// Values of RFC 6570 §3.2.
const list = ['red', 'green', 'blue'];
const keys = { semi: ';', dot: '.', comma: ',' };

describe('RFC 6570', () => {
  test.each<[string, TextStyle, string, unknown, string | undefined]>([
    ['{var}', simple, 'var', 'value', 'value'],
    ['{hello}', simple, 'hello', 'Hello World!', 'Hello%20World%21'],
    ['{half}', simple, 'half', '50%', '50%25'],
    ['{empty}', simple, 'empty', '', ''],
    ['{undef}', simple, 'undef', null, undefined],
    ['{list}', simple, 'list', list, 'red,green,blue'],
    ['{list*}', simpleExploded, 'list', list, 'red,green,blue'],
    ['{keys}', simple, 'keys', keys, 'semi,%3B,dot,.,comma,%2C'],
    ['{keys*}', simpleExploded, 'keys', keys, 'semi=%3B,dot=.,comma=%2C'],
    ['{empty_keys*}', simpleExploded, 'empty_keys', {}, undefined],
    ['{.who}', label, 'who', 'fred', '.fred'],
    ['{.half}', label, 'half', '50%', '.50%25'],
    ['{.list}', label, 'list', list, '.red,green,blue'],
    ['{.list*}', labelExploded, 'list', list, '.red.green.blue'],
    ['{.keys}', label, 'keys', keys, '.semi,%3B,dot,.,comma,%2C'],
    ['{.keys*}', labelExploded, 'keys', keys, '.semi=%3B.dot=..comma=%2C'],
    ['{.empty_keys}', label, 'empty_keys', {}, undefined],
    ['{.empty_keys*}', labelExploded, 'empty_keys', {}, ''],
    ['{;who}', matrix, 'who', 'fred', ';who=fred'],
    ['{;half}', matrix, 'half', '50%', ';half=50%25'],
    ['{;empty}', matrix, 'empty', '', ';empty'],
    ['{;list}', matrix, 'list', list, ';list=red,green,blue'],
    ['{;list*}', matrixExploded, 'list', list, ';list=red;list=green;list=blue'],
    ['{;keys}', matrix, 'keys', keys, ';keys=semi,%3B,dot,.,comma,%2C'],
    ['{;keys*}', matrixExploded, 'keys', keys, ';semi=%3B;dot=.;comma=%2C'],
    ['{;undef}', matrix, 'undef', undefined, undefined],
  ])('%s', (_template, style, name, value, want) => {
    expect(style(name, value)).toBe(want);
  });

  test.each<[string, PairStyle, string, unknown, string]>([
    ['{?who}', form, 'who', 'fred', 'who=fred'],
    ['{?half}', form, 'half', '50%', 'half=50%25'],
    ['{?empty}', form, 'empty', '', 'empty='],
    ['{?undef}', form, 'undef', null, ''],
    ['{?list}', form, 'list', list, 'list=red,green,blue'],
    ['{?list*}', formExploded, 'list', list, 'list=red&list=green&list=blue'],
    ['{?keys}', form, 'keys', keys, 'keys=semi,%3B,dot,.,comma,%2C'],
    ['{?keys*}', formExploded, 'keys', keys, 'semi=%3B&dot=.&comma=%2C'],
    ['{?empty_list}', form, 'empty_list', [], ''],
    ['{?empty_list*}', formExploded, 'empty_list', [], ''],
    ['{+path} (§3.2.3)', reserved(form), 'path', '/foo/bar', 'path=/foo/bar'],
    ['{+hello}', reserved(form), 'hello', 'Hello World!', 'hello=Hello%20World!'],
    ['{+half}', reserved(form), 'half', '50%', 'half=50%25'],
    ['{+base}', reserved(form), 'base', 'http://example.com/home/', 'base=http://example.com/home/'],
    ['{+list}', reserved(form), 'list', ['a/b', 'c'], 'list=a/b,c'],
  ])('%s', (_template, style, name, value, want) => {
    expect(query(style, name, value)).toBe(want);
  });
});

test.each<[string, PairStyle, string, unknown, string]>([
  ['encodes names', formExploded, 'a[b]&c', 1, 'a%5Bb%5D%26c=1'],
  ['encodes keys', formExploded, 'k', { 'a=b': 1 }, 'a%3Db=1'],
  [
    'encodes every character that is not unreserved',
    formExploded,
    'q',
    "!*'();:@&=+$,/?#[]-._~",
    'q=%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%2F%3F%23%5B%5D-._~',
  ],
  ['encodes UTF-8', formExploded, '❤️', 'größe 😀', '%E2%9D%A4%EF%B8%8F=gr%C3%B6%C3%9Fe%20%F0%9F%98%80'],
  ['replaces half a surrogate pair', formExploded, 'q', 'a\uD800b', 'q=a%EF%BF%BDb'],
  ['keeps reserved characters that a query can have', reserved(form), 'q', "!*'();:@&=+$,/?", "q=!*'();:@&=+$,/?"],
  ['encodes reserved characters that a query cannot have', reserved(form), 'q', '#[]', 'q=%23%5B%5D'],
  ['keeps percent-encoded triples', reserved(form), 'q', '%2B %2 😀', 'q=%2B%20%252%20%F0%9F%98%80'],
  [
    'encodes names also where values are reserved',
    reserved(deepObject),
    'a/b',
    { 'c/d': 'e/f' },
    'a%2Fb%5Bc%2Fd%5D=e/f',
  ],
  ['writes numbers and booleans', formExploded, 'q', [0, -1.5, true, 10n], 'q=0&q=-1.5&q=true&q=10'],
  ['leaves undefined members out', formExploded, 'q', { a: undefined, b: null, c: 1 }, 'c=1'],
  ['leaves undefined items out', formExploded, 'q', [undefined, null, ''], 'q='],
  [
    'leaves undefined members of objects in objects out',
    deepObject,
    'q',
    { a: { b: undefined, c: 1 } },
    'q%5Ba%5D%5Bc%5D=1',
  ],
  ['leaves nothing of a list of nothing', pipeDelimited, 'q', [null], ''],
  ['writes JSON', jsonPair, 'q', { a: [1] }, 'q=%7B%22a%22%3A%5B1%5D%7D'],
  ['writes a text as JSON', jsonPair, 'q', 'a', 'q=%22a%22'],
  ['writes no JSON of nothing', jsonPair, 'q', undefined, ''],
  ['writes text as it is', plainPair, 'q', 'a/b c', 'q=a/b c'],
  ['writes a member named __proto__', formExploded, 'q', JSON.parse('{"__proto__": 1}'), '__proto__=1'],
])('%s', (_name, style, name, value, want) => {
  expect(query(style, name, value)).toBe(want);
});

test.each<[string, TextStyle, unknown, string | undefined]>([
  ['a text', simple, 'blue', 'blue'],
  ['a text that would be encoded in a URL', simple, 'W/"a b"', 'W/"a b"'],
  ['a list', simple, array, 'blue,black,brown'],
  ['an object', simple, object, 'R,100,G,200,B,150'],
  ['an exploded object', simpleExploded, object, 'R=100,G=200,B=150'],
  ['JSON', jsonText, object, '{"R":100,"G":200,"B":150}'],
  ['an empty text', simple, '', ''],
  ['an empty list', simple, [], undefined],
  ['no JSON of nothing', jsonText, null, undefined],
])('a header, which is not encoded, holds %s', (_name, style, value, want) => {
  expect(style('color', value, asItIs)).toBe(want);
});

const texts = fc.string({ unit: 'grapheme' });

test('the Kelvin sign, which is a K to a pattern that ignores case, is encoded', () => {
  expect(query(reserved(form), 'q', '\u212A')).toBe('q=%E2%84%AA');
});

describe('laws', () => {
  test('what is decoded is what was written, in every exploded query', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts)), (entries) => {
        const given = Object.fromEntries(entries);
        expect(Object.fromEntries(new URLSearchParams(query(formExploded, 'q', given)))).toEqual(given);
        const named = Object.entries(given).map(([key, value]) => [`q[${key}]`, value]);
        expect([...new URLSearchParams(query(deepObject, 'q', given))]).toEqual(named);
      }),
    );
  });

  test('nothing but unreserved characters, triples and delimiters is written', () => {
    fc.assert(
      fc.property(texts, fc.array(texts), (name, values) => {
        expect(query(form, name, values)).toMatch(/^(?:[\w.~-]|%[\dA-F]{2}|[,=])*$/);
        expect(query(reserved(form), name, values)).toMatch(/^(?:[\w.~-]|%[\dA-Fa-f]{2}|[:/?@!$&'()*+,;=])*$/);
      }),
    );
  });
});
