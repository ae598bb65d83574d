import { describe, expect, test } from 'vitest';
import { locate, problemsOf } from '../test/locate.ts';
import { readOperations } from './paths-object.ts';

const document = { security: [], servers: [] };

function idsOf(paths: Parameters<typeof locate>[0]): readonly string[] {
  return readOperations(locate({ paths }), document).map(({ operationId }) => operationId);
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
  readOperations(location, document);
  expect(problemsOf(location)).toEqual([
    '#/paths/~1b/get/operationId: operationId A is taken by #/paths/~1a/get; every operation needs its own',
  ]);
});

test.each([
  ['users', 'a path begins with a slash; write /users'],
  ['/b/{unclosed', 'the braces in the path /b/{unclosed do not enclose names of parameters'],
  ['/b/{}', 'the braces in the path /b/{} do not enclose names of parameters'],
  ['/{a}/{a}', 'the path /{a}/{a} has the parameter a twice'],
])('reports the path %s', (path, message) => {
  const location = locate({ paths: { [path]: {} } });
  readOperations(location, document);
  expect(problemsOf(location).map((problem) => problem.replace(/^[^:]*: /, ''))).toEqual([message]);
});
