import { describe, expect, test } from 'vitest';
import { locate, problemsOf } from '../test/locate.ts';
import { readOperations } from './paths-object.ts';

function idsOf(paths: Parameters<typeof locate>[0]): readonly string[] {
  return readOperations(locate({ paths }), []).map(({ operationId }) => operationId);
}

describe('an operation without an operationId', () => {
  test.each([
    ['/v3/{project_id}/connections', 'get_v3_project_id_connections'],
    ['/v3.1/a-b', 'get_v3_1_a_b'],
    ['/', 'get'],
    ['/größe', 'get_größe'],
  ])('at %s is %s', (path, want) => {
    expect(idsOf({ [path]: { get: {} } })).toEqual([want]);
  });

  test('gets a number where the name is taken', () => {
    const paths = { '/a/{b}': { get: {} }, '/a/b': { get: {} }, '/other': { get: { operationId: 'get_a_b' } } };
    expect(idsOf(paths)).toEqual(['get_a_b_2', 'get_a_b_3', 'get_a_b']);
  });
});

test('reports an operationId that is used twice', () => {
  const location = locate({ paths: { '/a': { get: { operationId: 'A' } }, '/b': { get: { operationId: 'A' } } } });
  readOperations(location, []);
  expect(problemsOf(location)).toEqual([
    '#/paths/~1b/get: operationId A is taken by #/paths/~1a/get; every operation needs its own',
  ]);
});

test('reports a path without a slash', () => {
  const location = locate({ paths: { users: {} } });
  readOperations(location, []);
  expect(problemsOf(location)).toEqual(['#/paths/users: a path begins with a slash; write /users']);
});
