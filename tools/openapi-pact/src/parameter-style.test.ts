import { createModel, type Json, type Parameter } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { serializeFields, serializePathSegment } from './parameter-style.ts';

function parameter(members: Record<string, Json>): Parameter {
  const model = createModel({
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: { '/': { get: { parameters: [{ name: 'color', schema: {}, ...members }], responses: {} } } },
  });
  return model.operations[0]!.parameters[0]!;
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

  it('refuses values that have no serialisation', () => {
    expect(() => serializeFields(parameter({ in: 'query' }), [{ a: 1 }])).toThrow(RangeError);
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
    [{ style: 'matrix' }, list, ';color=blue,black'],
    [{ style: 'matrix', explode: true }, list, ';color=blue;color=black'],
    [{ style: 'matrix', explode: true }, object, ';R=100;G=200'],
  ])('%j of %j is %s', (members, value, want) => {
    expect(serializePathSegment(parameter({ in: 'path', ...members }), value)).toBe(want);
  });

  it('refuses a style that paths do not have', () => {
    expect(() => serializePathSegment(parameter({ in: 'path', style: 'form' }), 'x')).toThrow('form');
  });
});
