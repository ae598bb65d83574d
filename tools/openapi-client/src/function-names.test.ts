import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../test/model-of.ts';
import { functionNames } from './function-names.ts';

function namesOf(...operationIds: readonly string[]): readonly string[] {
  const paths = operationIds.map((operationId, index) => [`/${index}`, { get: { operationId } }]);
  return [...functionNames(modelOf(Object.fromEntries(paths)).operations).values()];
}

describe('functionNames', () => {
  test.each<{ name: string; given: readonly string[]; want: readonly string[] }>([
    { name: 'different ones', given: ['ListThings', 'get-thing'], want: ['listThings', 'getThing'] },
    {
      name: 'the same one twice and thrice',
      given: ['list-things', 'listThings', 'ListThings'],
      want: ['listThings', 'listThings_2', 'listThings_3'],
    },
    {
      name: 'one that another operation has by itself',
      given: ['list-things', 'listThings', 'listThings_2'],
      want: ['listThings', 'listThings_3', 'listThings_2'],
    },
    { name: 'reserved ones', given: ['delete', 'Delete'], want: ['delete_', 'delete__2'] },
    { name: 'names that differ in case only', given: ['listthings', 'listThings'], want: ['listthings', 'listThings'] },
    { name: 'names of Object.prototype', given: ['__proto__', 'constructor'], want: ['__proto__', 'constructor'] },
  ])('gives $name a name each', ({ given, want }) => {
    expect(namesOf(...given)).toEqual(want);
  });

  test('names are unique, whatever the operationIds are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, unit: fc.constantFrom('a', 'A', '-', '_', '2') })),
        (ids) => {
          expect(new Set(namesOf(...ids)).size).toBe(ids.length);
        },
      ),
    );
  });
});
