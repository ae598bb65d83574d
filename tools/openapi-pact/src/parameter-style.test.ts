import { createModel, type Json, type JsonObject, type Parameter } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { serializeFields, serializePathSegment } from './parameter-style.ts';

function parameter(members: Record<string, Json>): Parameter {
  const model = createModel({
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {
      '/{color}': {
        get: { parameters: [withoutNull({ name: 'color', required: true, schema: {}, ...members })], responses: {} },
      },
    },
  });
  return model.operations[0]!.parameters[0]!;
}

function withoutNull(members: Record<string, Json>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

const list = ['blue', 'black'];
const object = { R: 100, G: 200 };

describe('a parameter in a query or header (OpenAPI 3.1 §4.8.12.4)', () => {
  it.each<[Record<string, Json>, Json, readonly (readonly string[])[]]>([
    [{ in: 'query' }, 'blue', [['color', 'blue']]],
    [{ in: 'query' }, '', [['color', '']]],
    [{ in: 'query' }, 5, [['color', '5']]],
    [{ in: 'query' }, true, [['color', 'true']]],
    [
      { in: 'query' },
      list,
      [
        ['color', 'blue'],
        ['color', 'black'],
      ],
    ],
    [{ in: 'query', explode: false }, list, [['color', 'blue,black']]],
    [
      { in: 'query' },
      object,
      [
        ['R', '100'],
        ['G', '200'],
      ],
    ],
    [{ in: 'query', explode: false }, object, [['color', 'R,100,G,200']]],
    [{ in: 'query' }, null, []],
    [{ in: 'query' }, [], []],
    [{ in: 'query', explode: false }, {}, []],
    [{ in: 'query' }, [{ a: 1 }], [['color', '{"a":1}']]],
    [{ in: 'query', content: { 'application/json': {} }, schema: null }, [1], [['color', '[1]']]],
    [{ in: 'query', content: { 'text/plain': {} }, schema: null }, 'a', [['color', 'a']]],
    [{ in: 'cookie', explode: false }, list, [['color', 'blue,black']]],
    [
      { in: 'query', style: 'spaceDelimited', explode: true },
      list,
      [
        ['color', 'blue'],
        ['color', 'black'],
      ],
    ],
    [
      { in: 'query', style: 'deepObject' },
      { a: { b: 1 }, c: [true] },
      [
        ['color[a][b]', '1'],
        ['color[c][0]', 'true'],
      ],
    ],
    [{ in: 'query', style: 'spaceDelimited', explode: false }, list, [['color', 'blue black']]],
    [{ in: 'query', style: 'pipeDelimited', explode: false }, list, [['color', 'blue|black']]],
    [
      { in: 'query', style: 'deepObject' },
      object,
      [
        ['color[R]', '100'],
        ['color[G]', '200'],
      ],
    ],
    [{ in: 'header' }, list, [['color', 'blue,black']]],
    [{ in: 'header' }, object, [['color', 'R,100,G,200']]],
    [{ in: 'header', explode: true }, object, [['color', 'R=100,G=200']]],
  ])('%j of %j is %j', (members, value, want) => {
    expect(serializeFields(parameter(members), value)).toEqual(want);
  });
});

describe('a parameter in a path', () => {
  it.each<[Record<string, Json>, Json, string]>([
    [{}, 'a b/c', 'a%20b%2Fc'],
    [{}, list, 'blue,black'],
    [{}, object, 'R,100,G,200'],
    [{ explode: true }, object, 'R=100,G=200'],
    [{ style: 'label' }, 'blue', '.blue'],
    [{ style: 'label', explode: true }, list, '.blue.black'],
    [{ style: 'label' }, list, '.blue,black'],
    [{ style: 'matrix' }, 'blue', ';color=blue'],
    [{ style: 'label' }, object, '.R,100,G,200'],
    [{ style: 'label', explode: true }, object, '.R=100.G=200'],
    [{ style: 'matrix' }, '', ';color'],
    [{ style: 'matrix' }, object, ';color=R,100,G,200'],
    [{}, ['a,b', 'c'], 'a%2Cb,c'],
    [{ content: { 'application/json': {} }, schema: null }, ['a'], '%5B%22a%22%5D'],
    [{ style: 'matrix' }, list, ';color=blue,black'],
    [{ style: 'matrix', explode: true }, list, ';color=blue;color=black'],
    [{ style: 'matrix', explode: true }, object, ';R=100;G=200'],
  ])('%j of %j is %s', (members, value, want) => {
    expect(serializePathSegment(parameter({ in: 'path', ...members }), value)).toBe(want);
  });

  it('refuses a segment that would be empty', () => {
    expect(() => serializePathSegment(parameter({ in: 'path' }), '')).toThrow(
      'the path parameter color would be empty',
    );
  });
});
