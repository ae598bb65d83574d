import { describe, expect, test } from 'vitest';
import type { Json } from './json.ts';
import { locate, problemsOf, warningsOf } from '../test/locate.ts';
import { readParameters, type Parameter } from './parameter-object.ts';

interface Read {
  readonly parameters: readonly Parameter[];
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

function read(ofPathItem: Json, ofOperation: Json, path = '/'): Read {
  const location = locate({
    pathItem: { parameters: ofPathItem },
    operation: { parameters: ofOperation },
    shared: { id: { name: 'id', in: 'path' } },
  });
  const lists = ['pathItem', 'operation'].map((name) => location.member(name).member('parameters'));
  const parameters = readParameters(path, lists, location.member('operation'));
  return { parameters, problems: problemsOf(location), warnings: warningsOf(location) };
}

describe('the defaults of the standard', () => {
  test.each([
    { in: 'path', want: { required: true, style: 'simple', explode: false } },
    { in: 'query', want: { required: false, style: 'form', explode: true } },
    { in: 'header', want: { required: false, style: 'simple', explode: false } },
    { in: 'cookie', want: { required: false, style: 'form', explode: true } },
  ])('of a $in parameter', ({ in: place, want }) => {
    expect(read([{ name: 'x', in: place }], [], place === 'path' ? '/{x}' : '/').parameters).toMatchObject([
      { ...want, deprecated: false, allowReserved: false },
    ]);
  });

  test('explode follows the style', () => {
    const given = { name: 'x', in: 'query', style: 'pipeDelimited' };
    expect(read([given], []).parameters).toMatchObject([{ explode: false }]);
  });

  test('give way to what the document says', () => {
    const given = { name: 'x', in: 'query', required: true, style: 'form', explode: false, allowReserved: true };
    expect(read([], [given]).parameters).toMatchObject([given]);
  });
});

describe('parameters of path item and operation', () => {
  test('an operation replaces a parameter of the same name and place, and keeps its position', () => {
    const pathItem = [
      { name: 'id', in: 'path', description: 'of the path' },
      { name: 'page', in: 'query' },
    ];
    const operation = [
      { name: 'page', in: 'header' },
      { name: 'id', in: 'path', description: 'of the operation' },
    ];
    expect(
      read(pathItem, operation, '/{id}').parameters.map(({ name, in: place, description }) => [
        name,
        place,
        description,
      ]),
    ).toEqual([
      ['id', 'path', 'of the operation'],
      ['page', 'query', undefined],
      ['page', 'header', undefined],
    ]);
  });

  test('follows references', () => {
    expect(read([{ $ref: '#/shared/id' }], [], '/{id}').parameters).toMatchObject([
      { name: 'id', in: 'path', pointer: '#/shared/id' },
    ]);
  });

  test.each(['Accept', 'content-type', 'AUTHORIZATION'])('ignores a header parameter named %s', (name) => {
    expect(read([{ name, in: 'header' }], [])).toEqual({ parameters: [], problems: [], warnings: [] });
  });

  test('keeps a query parameter named accept', () => {
    expect(read([{ name: 'accept', in: 'query' }], []).parameters).toHaveLength(1);
  });
});

describe('a parameter that cannot be used', () => {
  test.each<{ name: string; given: Json; problem: string }>([
    {
      name: 'in no known place',
      given: { name: 'x', in: 'body' },
      problem: '#/operation/parameters/0/in: expected path, query, header or cookie, got body',
    },
    {
      name: 'without a name',
      given: { in: 'query' },
      problem: '#/operation/parameters/0/name: a string is required here',
    },
    {
      name: 'in a style that its place has not',
      given: { name: 'x', in: 'header', style: 'form' },
      problem: '#/operation/parameters/0/style: expected simple for a header parameter, got form',
    },
    {
      name: 'with both schema and content',
      given: { name: 'x', in: 'query', schema: {}, content: { 'text/plain': {} } },
      problem: '#/operation/parameters/0: a parameter has either schema or content, not both',
    },
    {
      name: 'with two media types',
      given: { name: 'x', in: 'query', content: { 'text/plain': {}, 'application/json': {} } },
      problem: '#/operation/parameters/0/content: expected exactly one media type for a parameter',
    },
    { name: 'that is no object', given: 'x', problem: '#/operation/parameters/0: expected an object, got a string' },
  ])('$name is reported', ({ given, problem }) => {
    expect(read([], [given]).problems).toContain(problem);
  });
});

test('reads a parameter that is serialised as a media type', () => {
  const given = { name: 'filter', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } };
  expect(read([given], []).parameters).toMatchObject([
    { schema: undefined, content: { mediaType: 'application/json', schema: { type: 'object' } } },
  ]);
});

describe('path parameters', () => {
  test('that the document does not describe are strings', () => {
    const { parameters, warnings } = read([], [], '/users/{id}');
    expect(parameters).toMatchObject([{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]);
    expect(warnings).toEqual(['#/operation: the path parameter id is not described; it is taken as a string']);
  });

  test('that the path has no place for are left out', () => {
    const { parameters, warnings } = read([{ name: 'id', in: 'path', schema: {} }], [], '/users');
    expect(parameters).toEqual([]);
    expect(warnings).toEqual([
      '#/pathItem/parameters/0: the path /users has no place for the path parameter id; it is left out',
    ]);
  });
});

describe('a parameter that is in a list twice', () => {
  test.each([
    [
      { name: 'q', in: 'query', schema: {} },
      { name: 'q', in: 'query', schema: {} },
      'the query parameter q is in the list twice',
    ],
    [
      { name: 'X-A', in: 'header', schema: {} },
      { name: 'x-a', in: 'header', schema: {} },
      'the header parameter x-a is in the list twice',
    ],
  ])('%o and %o are reported', (first, second, message) => {
    expect(read([], [first, second]).problems).toEqual([`#/operation/parameters/1: ${message}`]);
  });

  test('is no problem where only the case differs and cases matter, or the places differ', () => {
    const given = [
      { name: 'q', in: 'query', schema: {} },
      { name: 'Q', in: 'query', schema: {} },
      { name: 'q', in: 'header', schema: {} },
    ];
    expect(read([], given).problems).toEqual([]);
  });
});

test('warns of a parameter that nothing describes', () => {
  expect(read([], [{ name: 'q', in: 'query' }]).warnings).toEqual([
    '#/operation/parameters/0: neither schema nor content says what the parameter is; it may be anything',
  ]);
});
