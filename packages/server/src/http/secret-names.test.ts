import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import { secretNames } from './secret-names.ts';

describe('secretNames', () => {
  it('has the members and headers that the document marks', () => {
    expect(secretNames(readDocument().root)).toEqual(
      expect.arrayContaining(['password', 'x-auth-token', 'X-Auth-Token', 'authorization', 'cookie']),
    );
  });

  it('finds a secret wherever a schema has it', () => {
    const root = {
      components: {
        schemas: {
          A: { type: 'object', properties: { b: { type: 'object', properties: { c: { 'x-secret': true } } } } },
          E: { type: 'object', properties: { e: { $ref: '#/components/schemas/Secret' } } },
          Secret: { type: 'string', 'x-secret': true },
        },
      },
      paths: {
        '/x': { post: { requestBody: { content: { j: { schema: { properties: { d: { writeOnly: true } } } } } } } },
      },
    };
    expect(secretNames(root)).toEqual(expect.arrayContaining(['c', 'd', 'e']));
  });
});
