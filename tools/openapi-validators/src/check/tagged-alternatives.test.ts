import type { Json, Schema } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { taggedAlternatives } from './tagged-alternatives.ts';

const components: Readonly<Record<string, Schema>> = {
  Cat: object({ kind: { const: 'cat' } }),
  Dog: { allOf: [{ type: 'object', required: ['kind'] }, { properties: { kind: { $ref: 'DogKind' } } }] },
  DogKind: { type: 'string', enum: ['dog', 'puppy'] },
};

function object(properties: { readonly [name: string]: Json }, required = Object.keys(properties)): Schema {
  return { type: 'object', required, properties };
}

function find(alternatives: readonly Schema[], areObjects = false): readonly Json[] | undefined {
  const found = taggedAlternatives(alternatives, areObjects, { schemaOf: (name) => components[name] ?? true });
  return found && [found.name, ...found.tagged.map(({ tags }) => [...tags])];
}

describe('taggedAlternatives', () => {
  it.each<[string, readonly Schema[], readonly Json[]]>([
    ['constants', [object({ a: { const: 'x' } }), object({ a: { const: 'y' } })], ['a', ['x'], ['y']]],
    ['enumerations', [object({ a: { enum: [1, 2] } }), object({ a: { enum: ['1'] } })], ['a', [1, 2], ['1']]],
    ['references and allOf', [{ $ref: 'Cat' }, { $ref: 'Dog' }], ['kind', ['cat'], ['dog', 'puppy']]],
    [
      'the member that differs, not the one that is the same',
      [object({ a: { const: 1 }, b: { const: 1 } }), object({ a: { const: 1 }, b: { const: 2 } })],
      ['b', [1], [2]],
    ],
    [
      'beside what no object is',
      [{ type: ['null', 'string'] }, { $ref: 'Cat' }, { $ref: 'Dog' }, { const: 5 }],
      ['kind', ['cat'], ['dog', 'puppy']],
    ],
  ])('finds %s', (_, alternatives, want) => {
    expect(find(alternatives)).toEqual(want);
  });

  it('needs no type where only objects get there', () => {
    const untyped = (value: string): Schema => ({ required: ['a'], properties: { a: { const: value } } });
    expect([find([untyped('x'), untyped('y')]), find([untyped('x'), untyped('y')], true)]).toEqual([
      undefined,
      ['a', ['x'], ['y']],
    ]);
  });

  it.each<[string, readonly Schema[]]>([
    ['a value is in two', [object({ a: { enum: [1, 2] } }), object({ a: { enum: [2, 3] } })]],
    ['the member may be missing', [object({ a: { const: 1 } }, []), object({ a: { const: 2 } })]],
    ['the member may have any value', [object({ a: { const: 1 } }), object({ a: { type: 'integer' } })]],
    ['a value is no scalar', [object({ a: { const: [1] } }), object({ a: { const: 2 } })]],
    ['an alternative takes everything', [{ $ref: 'Cat' }, { $ref: 'Dog' }, true]],
    ['an alternative may be bytes', [{ $ref: 'Cat' }, { $ref: 'Dog' }, { type: 'string', format: 'binary' }]],
    ['there is one for objects', [{ $ref: 'Cat' }, { type: 'null' }]],
  ])('finds nothing where %s', (_, alternatives) => {
    expect(find(alternatives)).toBeUndefined();
  });
});
