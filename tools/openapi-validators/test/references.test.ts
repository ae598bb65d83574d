import { describe, expect, it } from 'vitest';
import { compile, documentOf } from './compile.ts';

describe('references', () => {
  it('follows schemas that refer to themselves', async () => {
    const { schemas } = await compile(
      documentOf({
        Tree: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string' },
            children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          },
        },
      }),
    );
    const tree = (leaf: unknown): unknown => ({ name: 'root', children: [{ name: 'branch', children: [leaf] }] });
    expect(schemas['Tree']?.is(tree({ name: 'leaf' }))).toBe(true);
    expect(schemas['Tree']?.issues(tree({ name: 1 }))).toEqual([
      {
        path: ['children', 0, 'children', 0, 'name'],
        keyword: 'type',
        expected: 'a string',
        message: 'expected a string, got an integer',
      },
    ]);
  });

  it('checks the keywords beside a reference', async () => {
    const { schemas } = await compile(
      documentOf({ Text: { type: 'string' }, Short: { $ref: '#/components/schemas/Text', maxLength: 2 } }),
    );
    expect(['ab', 'abc', 1].map((value) => schemas['Short']?.is(value))).toEqual([true, false, false]);
  });

  it('keeps apart names that are the same as identifiers', async () => {
    const { schemas } = await compile(
      documentOf({
        'a.b': { const: 1 },
        'a-b': { const: 2 },
        class: { const: 3 },
        'ref/to~x': { $ref: '#/components/schemas/a-b' },
      }),
    );
    expect(
      ['a.b', 'a-b', 'class', 'ref/to~x'].map((name) => [1, 2, 3].filter((value) => schemas[name]?.is(value))),
    ).toEqual([[1], [2], [3], [2]]);
  });
});

describe('what cannot be checked', () => {
  it.each([
    [
      'a keyword',
      { unevaluatedProperties: false },
      '#/components/schemas/X/unevaluatedProperties: the keyword unevaluatedProperties is not supported',
    ],
    [
      'a keyword deep inside',
      { anyOf: [{ items: { $dynamicRef: '#x' } }] },
      '#/components/schemas/X/anyOf/0/items/$dynamicRef: the keyword $dynamicRef is not supported',
    ],
    [
      'a reference to nothing',
      { $ref: '#/components/schemas/Y' },
      '#/components/schemas/X/$ref: the reference "#/components/schemas/Y" does not point to a schema in components.schemas',
    ],
    [
      'a pattern that is none',
      { pattern: '(' },
      '#/components/schemas/X/pattern: the pattern ( is no regular expression',
    ],
  ])('refuses %s, and says where', async (_, schema, message) => {
    await expect(compile(documentOf({ X: schema }))).rejects.toThrow(message);
  });

  it('names everything, not only the first', async () => {
    await expect(compile(documentOf({ X: { $anchor: 'x' }, Y: { $id: 'y' } }))).rejects.toThrow(/\$anchor[^]*\$id/);
  });
});
