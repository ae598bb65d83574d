import { describe, expect, test } from 'vitest';
import {
  cookieParameter,
  headerParameter,
  pathParameter,
  queryParameter,
  type ParameterStyle,
} from './parameter-style.ts';

const empty = '';
const string = 'blue';
const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

/** What a parameter `color` becomes, in the place that its style belongs to. */
function colour(how: ParameterStyle, value: unknown): string {
  const ofPath = how.style === 'matrix' || how.style === 'label' || how.style === 'simple';
  return ofPath ? pathParameter('color', value, how) : `?${queryParameter('color', value, how).join('&')}`;
}

describe('the style examples of OpenAPI 3.1.1 §4.8.12', () => {
  test.each<[ParameterStyle['style'], boolean, string, string, string, string]>([
    ['matrix', false, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
    ['matrix', true, ';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
    ['label', false, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
    ['label', true, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
    ['simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
    ['simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
    ['form', false, '?color=', '?color=blue', '?color=blue,black,brown', '?color=R,100,G,200,B,150'],
    ['form', true, '?color=', '?color=blue', '?color=blue&color=black&color=brown', '?R=100&G=200&B=150'],
  ])('%s, explode %s', (style, explode, ofEmpty, ofString, ofArray, ofObject) => {
    const how = { style, explode } as ParameterStyle;
    expect([empty, string, array, object].map((value) => colour(how, value))).toEqual([
      ofEmpty,
      ofString,
      ofArray,
      ofObject,
    ]);
  });

  test.each<[ParameterStyle, unknown, string]>([
    [{ style: 'spaceDelimited', explode: false }, array, '?color=blue%20black%20brown'],
    [{ style: 'spaceDelimited', explode: false }, object, '?color=R%20100%20G%20200%20B%20150'],
    [{ style: 'pipeDelimited', explode: false }, array, '?color=blue%7Cblack%7Cbrown'],
    [{ style: 'pipeDelimited', explode: false }, object, '?color=R%7C100%7CG%7C200%7CB%7C150'],
    [{ style: 'deepObject', explode: true }, object, '?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ])('%j of %j', (how, value, want) => {
    expect(colour(how, value)).toBe(want);
  });

  test.each<[string, ParameterStyle, unknown, string]>([
    [
      'a list with spaces, exploded, as with form',
      { style: 'spaceDelimited', explode: true },
      array,
      '?color=blue&color=black&color=brown',
    ],
    [
      'an object with pipes, exploded, as with form',
      { style: 'pipeDelimited', explode: true },
      object,
      '?R=100&G=200&B=150',
    ],
    ['a text with spaces, as with form', { style: 'spaceDelimited' }, string, '?color=blue'],
    ['a text with pipes, as with form', { style: 'pipeDelimited' }, string, '?color=blue'],
    ['a text as deepObject, as with form', { style: 'deepObject' }, string, '?color=blue'],
    ['an object as deepObject, not exploded', { style: 'deepObject', explode: false }, { R: 100 }, '?color%5BR%5D=100'],
    ['a list as deepObject', { style: 'deepObject' }, ['a', 'b'], '?color%5B0%5D=a&color%5B1%5D=b'],
    [
      'what is nested in deepObject',
      { style: 'deepObject' },
      { a: { b: [1, { c: true }] } },
      '?color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=true',
    ],
    ['what is nested elsewhere, as JSON', { style: 'form' }, { a: { b: 1 }, c: [2] }, '?a=%7B%22b%22%3A1%7D&c=%5B2%5D'],
  ])('writes what the table calls n/a: %s', (_name, how, value, want) => {
    expect(colour(how, value)).toBe(want);
  });
});

// Values of RFC 6570 §3.2.
const list = ['red', 'green', 'blue'];
const keys = { semi: ';', dot: '.', comma: ',' };

describe('RFC 6570', () => {
  test.each<[string, string, unknown, ParameterStyle, string]>([
    ['{var}', 'var', 'value', {}, 'value'],
    ['{hello}', 'hello', 'Hello World!', {}, 'Hello%20World%21'],
    ['{half}', 'half', '50%', {}, '50%25'],
    ['{empty}', 'empty', '', {}, ''],
    ['{undef}', 'undef', null, {}, ''],
    ['{list}', 'list', list, {}, 'red,green,blue'],
    ['{list*}', 'list', list, { explode: true }, 'red,green,blue'],
    ['{keys}', 'keys', keys, {}, 'semi,%3B,dot,.,comma,%2C'],
    ['{keys*}', 'keys', keys, { explode: true }, 'semi=%3B,dot=.,comma=%2C'],
    ['{.who}', 'who', 'fred', { style: 'label' }, '.fred'],
    ['{.half}', 'half', '50%', { style: 'label' }, '.50%25'],
    ['{.list}', 'list', list, { style: 'label' }, '.red,green,blue'],
    ['{.list*}', 'list', list, { style: 'label', explode: true }, '.red.green.blue'],
    ['{.keys}', 'keys', keys, { style: 'label' }, '.semi,%3B,dot,.,comma,%2C'],
    ['{.keys*}', 'keys', keys, { style: 'label', explode: true }, '.semi=%3B.dot=..comma=%2C'],
    ['{.empty_keys}', 'empty_keys', {}, { style: 'label' }, ''],
    ['{.empty_keys*}', 'empty_keys', {}, { style: 'label', explode: true }, ''],
    ['{;who}', 'who', 'fred', { style: 'matrix' }, ';who=fred'],
    ['{;half}', 'half', '50%', { style: 'matrix' }, ';half=50%25'],
    ['{;empty}', 'empty', '', { style: 'matrix' }, ';empty'],
    ['{;list}', 'list', list, { style: 'matrix' }, ';list=red,green,blue'],
    ['{;list*}', 'list', list, { style: 'matrix', explode: true }, ';list=red;list=green;list=blue'],
    ['{;keys}', 'keys', keys, { style: 'matrix' }, ';keys=semi,%3B,dot,.,comma,%2C'],
    ['{;keys*}', 'keys', keys, { style: 'matrix', explode: true }, ';semi=%3B;dot=.;comma=%2C'],
    ['{;undef}', 'undef', undefined, { style: 'matrix' }, ''],
  ])('%s', (_template, name, value, how, want) => {
    expect(pathParameter(name, value, how)).toBe(want);
  });

  test.each<[string, string, unknown, ParameterStyle, string]>([
    ['{?who}', 'who', 'fred', {}, 'who=fred'],
    ['{?half}', 'half', '50%', {}, 'half=50%25'],
    ['{?empty}', 'empty', '', {}, 'empty='],
    ['{?undef}', 'undef', null, {}, ''],
    ['{?list}', 'list', list, { explode: false }, 'list=red,green,blue'],
    ['{?list*}', 'list', list, {}, 'list=red&list=green&list=blue'],
    ['{?keys}', 'keys', keys, { explode: false }, 'keys=semi,%3B,dot,.,comma,%2C'],
    ['{?keys*}', 'keys', keys, {}, 'semi=%3B&dot=.&comma=%2C'],
    ['{?empty_list}', 'empty_list', [], { explode: false }, ''],
    ['{?empty_list*}', 'empty_list', [], {}, ''],
    ['{?path} reserved (§3.2.3)', 'path', '/foo/bar', { allowReserved: true }, 'path=/foo/bar'],
    ['{?hello} reserved', 'hello', 'Hello World!', { allowReserved: true }, 'hello=Hello%20World!'],
    ['{?half} reserved', 'half', '50%', { allowReserved: true }, 'half=50%25'],
    ['{?base} reserved', 'base', 'http://example.com/home/', { allowReserved: true }, 'base=http://example.com/home/'],
  ])('%s', (_template, name, value, how, want) => {
    expect(queryParameter(name, value, how).join('&')).toBe(want);
  });
});

describe('queryParameter', () => {
  test.each<[string, string, unknown, ParameterStyle, string]>([
    ['encodes names', 'a[b]&c', 1, {}, 'a%5Bb%5D%26c=1'],
    ['encodes keys', 'k', { 'a=b': 1 }, {}, 'a%3Db=1'],
    [
      'encodes every character that is not unreserved',
      'q',
      "!*'();:@&=+$,/?#[]-._~",
      {},
      'q=%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%2F%3F%23%5B%5D-._~',
    ],
    ['encodes UTF-8', '❤️', 'größe 😀', {}, '%E2%9D%A4%EF%B8%8F=gr%C3%B6%C3%9Fe%20%F0%9F%98%80'],
    ['replaces half a surrogate pair', 'q', 'a\uD800b', {}, 'q=a%EF%BF%BDb'],
    [
      'keeps reserved characters that a query can have',
      'q',
      "!*'();:@&=+$,/?",
      { allowReserved: true },
      "q=!*'();:@&=+$,/?",
    ],
    ['encodes reserved characters that a query cannot have', 'q', '#[]', { allowReserved: true }, 'q=%23%5B%5D'],
    ['keeps percent-encoded triples', 'q', '%2B %2 😀', { allowReserved: true }, 'q=%2B%20%252%20%F0%9F%98%80'],
    [
      'encodes names also where values are reserved',
      'a/b',
      { 'c/d': 'e/f' },
      { style: 'deepObject', allowReserved: true },
      'a%2Fb%5Bc%2Fd%5D=e/f',
    ],
    ['writes numbers and booleans', 'q', [0, -1.5, true, 10n], {}, 'q=0&q=-1.5&q=true&q=10'],
    ['leaves undefined members out', 'q', { a: undefined, b: null, c: 1 }, {}, 'c=1'],
    ['leaves undefined items out', 'q', [undefined, null, ''], {}, 'q='],
    [
      'leaves undefined members of objects in objects out',
      'q',
      { a: { b: undefined, c: 1 } },
      { style: 'deepObject' },
      'q%5Ba%5D%5Bc%5D=1',
    ],
    ['writes JSON', 'q', { a: [1] }, { content: 'json' }, 'q=%7B%22a%22%3A%5B1%5D%7D'],
    ['writes a text as JSON', 'q', 'a', { content: 'json' }, 'q=%22a%22'],
    ['writes text', 'q', 'a b', { content: 'text' }, 'q=a%20b'],
    ['writes a member named __proto__', 'q', JSON.parse('{"__proto__": 1}'), {}, '__proto__=1'],
  ])('%s', (_name, name, value, how, want) => {
    expect(queryParameter(name, value, how).join('&')).toBe(want);
  });
});

test.each<[string, unknown, ParameterStyle | undefined, string | undefined]>([
  ['a text', 'blue', undefined, 'blue'],
  ['a text that would be encoded in a URL', 'W/"a b"', undefined, 'W/"a b"'],
  ['a list', array, undefined, 'blue,black,brown'],
  ['an object', object, undefined, 'R,100,G,200,B,150'],
  ['an exploded object', object, { explode: true }, 'R=100,G=200,B=150'],
  ['JSON', object, { content: 'json' }, '{"R":100,"G":200,"B":150}'],
  ['an empty text', '', undefined, ''],
  ['an empty list', [], undefined, undefined],
  ['nothing', undefined, undefined, undefined],
])('headerParameter writes %s', (_name, value, how, want) => {
  expect(headerParameter('color', value, how)).toBe(want);
});

test.each<[string, unknown, ParameterStyle | undefined, readonly string[]]>([
  ['a text', 'a; b', undefined, ['color=a%3B%20b']],
  ['a list as cookies', array, undefined, ['color=blue', 'color=black', 'color=brown']],
  ['an object as cookies', object, undefined, ['R=100', 'G=200', 'B=150']],
  ['a list with commas', array, { explode: false }, ['color=blue,black,brown']],
  ['text as it is', 'a/b', { content: 'text' }, ['color=a/b']],
  ['JSON', ['a'], { content: 'json' }, ['color=%5B%22a%22%5D']],
  ['nothing', null, undefined, []],
])('cookieParameter writes %s', (_name, value, how, want) => {
  expect(cookieParameter('color', value, how)).toEqual(want);
});
