import { describe, expect, test } from 'vitest';
import { docComment, type Documented } from './doc-comment.ts';

describe('docComment', () => {
  test.each<[given: Documented, want: string]>([
    [{}, ''],
    [{ description: ' \n', title: '', deprecated: false }, ''],
    [{ description: 'Short. ' }, '/** @description Short. */\n'],
    [{ deprecated: true }, '/** @deprecated */\n'],
    [{ format: 'date-time' }, '/** Format: date-time */\n'],
    [{ default: 'a' }, '/** @default a */\n'],
    [{ default: '' }, '/** @default "" */\n'],
    [{ default: { a: [1] } }, '/** @default {"a":[1]} */\n'],
    [{ default: null }, '/** @default null */\n'],
    [{ const: 1 }, '/** @constant */\n'],
    [{ enum: ['a'], type: 'string' }, '/** @enum {string} */\n'],
    [{ enum: ['a'], type: ['string', 'null'] }, '/** @enum {string|null} */\n'],
    [{ enum: ['a'] }, '/** @enum {unknown} */\n'],
    [{ title: 'T', summary: 'S', description: 'D' }, '/**\n * T\n * S\n * @description D\n */\n'],
    // Further lines of an item stand below its text; every kind of line end is one.
    [{ description: 'a  \n\nb\r\nc\u2028d' }, '/**\n * @description a\n *\n *     b\n *     c\n *     d\n */\n'],
    // A comment must not end early.
    [{ description: 'a */ b **/' }, '/** @description a *\\/ b **\\/ */\n'],
    [{ description: 'a *', default: '/' }, '/**\n * @description a *\n * @default /\n */\n'],
    // What is no text says nothing.
    [{ description: 1, title: null }, ''],
  ])('%j', (given, want) => {
    expect(docComment(given)).toBe(want);
  });
});
