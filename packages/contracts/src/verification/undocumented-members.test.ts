import { describe, expect, it } from 'vitest';
import type { Json } from '../pact/json.ts';
import { undocumentedMembers } from './undocumented-members.ts';

const document = {
  components: {
    schemas: {
      User: {
        type: 'object',
        properties: { name: {}, friends: { type: 'array', items: { $ref: '#/components/schemas/User' } } },
      },
      Loop: { $ref: '#/components/schemas/Loop' },
    },
  },
};
const user = { $ref: '#/components/schemas/User' };

describe('the members that a schema does not name', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['none', user, { name: 'a' }, []],
    ['one', user, { name: 'a', password: 'x' }, ['password']],
    ['in a list', user, { friends: [{ name: 'a' }, { password: 'x' }] }, ['friends[1].password']],
    ['beside a description', { ...user, description: 'Me.' }, { password: 'x' }, ['password']],
    ['of all of its parts', { allOf: [user, { properties: { age: {} } }] }, { name: 'a', age: 1, size: 2 }, ['size']],
    ['of one of its alternatives', { oneOf: [user, { properties: { age: {} } }] }, { age: 1, size: 2 }, ['size']],
    ['of a nullable part', { anyOf: [user, { type: 'null' }] }, { size: 2 }, ['size']],
    ['but a map names none', { additionalProperties: user }, { a: { name: 'x' } }, []],
    ['but a schema that says nothing allows all', true, { a: 1 }, []],
    ['but a schema that leads back to itself allows all', { $ref: '#/components/schemas/Loop' }, { a: 1 }, []],
  ])('%s', (_, schema, value, want) => {
    expect(undocumentedMembers(schema, value, document)).toEqual(want);
  });
});
