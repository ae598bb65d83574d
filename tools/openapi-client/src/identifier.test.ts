import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { functionName } from './identifier.ts';

describe('functionName', () => {
  test.each([
    ['CreateShareConnections', 'createShareConnections'],
    ['list-things', 'listThings'],
    ['get_v3_project_id', 'get_v3_project_id'],
    ['pets/list all', 'petsListAll'],
    ['delete', 'delete_'],
    ['Await', 'await_'],
    ['operations', 'operations_'],
    ['undefined', 'undefined_'],
    ['then', 'then_'],
    ['__proto__', '__proto__'],
    ['', '_'],
    ['2fa', '_2fa'],
    ['größe', 'größe'],
    ['***', '_'],
  ])('%s becomes %s', (operationId, want) => {
    expect(functionName(operationId)).toBe(want);
  });

  test('names a binding in a module, whatever the operationId is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (operationId) => {
        expect(functionName(operationId)).toMatch(/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u);
      }),
    );
  });
});
