import type { Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile, documentOf } from './compile.ts';

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

function object(properties: { readonly [name: string]: Json }, required = Object.keys(properties)): Json {
  return { type: 'object', required, properties };
}

const components: { readonly [name: string]: Json } = {
  Cat: object({ kind: { const: 'cat' }, lives: { type: 'integer', maximum: 9 } }),
  Dog: object({ kind: { enum: ['dog', 'puppy'] }, name: { type: 'string' } }),
  Pet: { oneOf: [reference('Cat'), reference('Dog')] },
  PetOrNone: { anyOf: [{ type: 'null' }, reference('Cat'), { allOf: [reference('Dog'), { minProperties: 3 }] }] },
  Optional: { anyOf: [object({ a: { const: 1 }, b: { type: 'null' } }, []), object({ a: { const: 2 } }, [])] },
  Lengths: { anyOf: [{ type: 'string', minLength: 2 }, { type: 'array', items: { type: 'null' } }, { type: 'null' }] },
  Plain: { oneOf: [object({ a: { type: 'string' } }), object({ b: { type: 'string' } })] },
  Bird: object({ species: { type: 'string' }, wings: { type: 'integer' } }),
  Fish: object({ species: { type: 'string' }, fins: { type: 'integer' } }),
  Animal: {
    oneOf: [reference('Bird'), reference('Fish')],
    discriminator: { propertyName: 'species', mapping: { salmon: 'Fish', crow: '#/components/schemas/Bird' } },
  },
  Pets: { type: 'array', items: reference('Pet') },
  Tree: {
    anyOf: [
      object({ type: { const: 'leaf' }, value: { type: 'integer' } }),
      object({ type: { const: 'node' }, next: reference('Tree') }),
    ],
  },
};
const { schemas } = await compile(documentOf(components));

function issues(name: string, value: unknown): readonly string[] {
  return (schemas[name]?.issues(value) ?? []).map(
    ({ path, keyword, message }) => `${path.join('.')} ${keyword}: ${message}`,
  );
}

describe('alternatives', () => {
  it.each<[string, string, unknown, readonly string[]]>([
    ['the one that a constant names', 'Pet', { kind: 'cat', lives: 10 }, ['lives maximum: expected 9 or less, got 10']],
    [
      'the one that a value of an enumeration names',
      'Pet',
      { kind: 'puppy' },
      ['name required: this member is required'],
    ],
    [
      'that the member names none',
      'Pet',
      { kind: 'cow' },
      ['kind oneOf: expected one of "cat", "dog", "puppy", got another string'],
    ],
    ['that the member is missing', 'Pet', { lives: 3 }, ['kind required: this member is required']],
    [
      'the one that a member names through allOf, beside null',
      'PetOrNone',
      { kind: 'dog', name: 1 },
      ['name type: expected a string, got an integer', ' minProperties: expected at least 3 members, got 2'],
    ],
    [
      'that none is of the type',
      'PetOrNone',
      'dog',
      [' anyOf: expected a value that fits one of the alternatives, got a string that fits none'],
    ],
    [
      'the one that a member names that need not be there',
      'Optional',
      { a: 1, b: 2 },
      ['b type: expected null, got an integer'],
    ],
    ['the one for texts', 'Lengths', 'a', [' minLength: expected at least 2 characters, got 1']],
    ['the one for lists', 'Lengths', [null, 1], ['1 type: expected null, got an integer']],
    [
      'how many fit where nothing tells them apart',
      'Plain',
      { a: 'x', b: 'y' },
      [' oneOf: expected a value that fits exactly one of the alternatives, got an object that fits 2'],
    ],
    [
      'the one that the mapping names',
      'Animal',
      { species: 'salmon', fins: 'two' },
      ['fins type: expected an integer, got a string'],
    ],
    ['the one that is called like that', 'Animal', { species: 'Bird' }, ['wings required: this member is required']],
    [
      'no more where the discriminator names none',
      'Animal',
      { species: 'cow' },
      [' oneOf: expected a value that fits exactly one of the alternatives, got an object that fits 0'],
    ],
    [
      'how many fit, whatever the discriminator names',
      'Animal',
      { species: 'crow', wings: 2, fins: 2 },
      [' oneOf: expected a value that fits exactly one of the alternatives, got an object that fits 2'],
    ],
    [
      'only those that are wrong',
      'Pets',
      [{ kind: 'cat', lives: 1 }, { kind: 'dog' }],
      ['1.name required: this member is required'],
    ],
  ])('say %s', (_, name, value, want) => {
    expect(issues(name, value)).toEqual(want);
  });

  it('are looked at a number of times that does not grow with the depth of a value', () => {
    const reads = (depth: number): number => {
      let count = 0;
      let value: unknown = {
        type: 'leaf',
        get value() {
          count += 1;
          return 'no number';
        },
      };
      for (let level = 0; level < depth; level += 1) value = { type: 'node', next: value };
      expect(schemas['Tree']?.issues(value)).toMatchObject([{ keyword: 'type', expected: 'an integer' }]);
      return count;
    };
    expect(reads(1000)).toBeLessThan(reads(100) + 10);
  });
});
