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
