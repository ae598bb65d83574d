import { describe, expect, it } from 'vitest';
import { documentedMembers, mayBeRepeated, pickDocumented } from './documented-members.ts';

const root = {
  components: {
    schemas: {
      Login: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          password: { type: 'string', 'x-secret': true },
          pin: { $ref: '#/components/schemas/Pin' },
          nodes: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        },
      },
      Pin: { type: 'string', writeOnly: true },
      Node: {
        type: 'object',
        properties: { id: { type: 'string' }, parent: { $ref: '#/components/schemas/Node' } },
      },
    },
  },
};
const login = documentedMembers(root, { $ref: '#/components/schemas/Login' });

describe('pickDocumented', () => {
  const value = {
    name: 'a',
    password: 'b',
    pin: 'c',
    nodes: [{ id: 'd', parent: { id: 'e', x: 1 } }, 'f'],
    unknown: 'g',
    toString: 'h',
  };

  it('keeps the documented members of a request', () => {
    expect(pickDocumented(login, value, 'keep')).toStrictEqual({
      name: 'a',
      password: 'b',
      pin: 'c',
      nodes: [{ id: 'd', parent: { id: 'e' } }, undefined],
    });
  });

  it('drops secrets from a response', () => {
    expect(pickDocumented(login, value, 'drop')).toStrictEqual({
      name: 'a',
      nodes: [{ id: 'd', parent: { id: 'e' } }, undefined],
    });
  });

  it('drops an object where the document has a text, since it could hold anything', () => {
    expect(JSON.stringify(pickDocumented(login, { name: { password: 'b' } }, 'drop'))).toBe('{}');
  });

  it('takes nothing from the prototype', () => {
    expect(pickDocumented(login, Object.create({ name: 'inherited' }), 'keep')).toStrictEqual({});
    expect(pickDocumented(login, JSON.parse('{"__proto__": {"name": "x"}}'), 'keep')).toStrictEqual({});
  });
});

describe('documentedMembers', () => {
  it.each(['allOf', 'oneOf', 'patternProperties', 'additionalProperties'])(
    'refuses %s, under which a secret could leave unseen',
    (keyword) => {
      expect(() => documentedMembers(root, { type: 'object', [keyword]: {} })).toThrow(keyword);
    },
  );

  it('refuses a reference that leads nowhere', () => {
    expect(() => documentedMembers(root, { $ref: '#/components/schemas/Nothing' })).toThrow('which does not exist');
  });
});

describe('a schema of alternatives', () => {
  const ids = documentedMembers(root, {
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/Login' }] },
  });

  it('keeps the documented members of each', () => {
    expect(pickDocumented(ids, ['a', { name: 'b', password: 'c', x: 1 }, ['d']], 'keep')).toStrictEqual([
      'a',
      { name: 'b', password: 'c' },
      undefined,
    ]);
    expect(pickDocumented(ids, [{ name: 'b', password: 'c' }], 'drop')).toStrictEqual([{ name: 'b' }]);
  });

  it.each([
    { path: [0], want: true },
    { path: [0, 'name'], want: true },
    { path: [0, 'password'], want: false },
    { path: [0, 0], want: false },
  ])('lets a message repeat what is at $path: $want', ({ path, want }) => {
    expect(mayBeRepeated(ids, path)).toBe(want);
  });

  it.each([
    { name: 'of one kind', schema: { oneOf: [{ type: 'string' }, { type: 'integer' }] } },
    { name: 'beside members', schema: { anyOf: [{ type: 'string' }], properties: {} } },
    { name: 'within each other', schema: { anyOf: [{ oneOf: [{ type: 'string' }] }] } },
    { name: 'that hold a secret', schema: { oneOf: [{ type: 'string', 'x-secret': true }] } },
  ])('is refused with alternatives $name', ({ schema }) => {
    expect(() => documentedMembers(root, schema)).toThrow('of the document');
  });
});

describe('mayBeRepeated', () => {
  it.each([
    { path: ['name'], want: true },
    { path: ['nodes', 0, 'id'], want: true },
    { path: ['nodes', 0, 'parent', 'id'], want: true },
    { path: ['password'], want: false },
    { path: ['pin'], want: false },
    { path: ['nodes'], want: false },
    { path: ['unknown'], want: false },
    { path: ['name', 'deeper'], want: false },
    { path: [], want: false },
  ])('says $want for $path', ({ path, want }) => {
    expect(mayBeRepeated(login, path)).toBe(want);
  });
});
