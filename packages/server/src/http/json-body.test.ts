import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../service-error.ts';
import { parseJsonBody } from './json-body.ts';

const parse = (text: string): unknown => parseJsonBody(Buffer.from(text));

describe('parseJsonBody', () => {
  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parse(text)).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    {
      what: 'nothing',
      text: '',
      message: 'body: expected JSON, got an empty body. Send the members of the operation.',
    },
    {
      what: 'white space',
      text: ' \n',
      message: 'body: expected JSON, got an empty body. Send the members of the operation.',
    },
    {
      what: 'a missing colon',
      text: '{"a" 1}',
      message: 'body: expected JSON, got something else at line 1, column 6.',
    },
    {
      what: 'a mistake on a later line',
      text: '{\n  "a": 1,\n  b\n}',
      message: 'body: expected JSON, got something else at line 3, column 3.',
    },
    {
      what: 'a text that ends early',
      text: '{"a": "x',
      message: 'body: expected JSON, got something else at line 1, column 7.',
    },
    { what: 'a comment', text: '{} // no', message: 'body: expected JSON, got something else at line 1, column 4.' },
    { what: 'two values', text: '{}{}', message: 'body: expected JSON, got something else at line 1, column 3.' },
    { what: 'very deep nesting', text: '['.repeat(500_000), message: 'body: expected JSON, got something else in it.' },
  ])('refuses $what and says where', ({ text, message }) => {
    expect(() => parse(text)).toThrow(new ServiceError('invalidParameter', message));
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseJsonBody(Buffer.from([0x22, 0xff, 0x22]))).toThrow(
      'body: expected JSON in UTF-8, got bytes that are not UTF-8.',
    );
  });

  it('never repeats the text, which may hold a password', () => {
    expect(() => parse('{"password": "canary" "x"}')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('canary') as string }),
    );
  });

  it('does not let __proto__ change any prototype', () => {
    const body = parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  });
});
