import type { Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile, documentOf } from './compile.ts';

const Password: Json = { type: 'string', 'x-secret': true };
const Pin: Json = { type: 'integer', 'x-secret': true };

/** Schemas that mark the member `s` as a secret in one place and restrict it in another. */
const marked: Readonly<Record<string, Json>> = {
  'in the member': { properties: { s: { 'x-secret': true, maxLength: 4, maximum: 4, maxItems: 1, maxProperties: 1 } } },
  'behind a reference': {
    properties: { s: { $ref: '#/components/schemas/Pin', maximum: 4 } },
  },
  'behind a reference to a text': {
    properties: { s: { $ref: '#/components/schemas/Password', maxLength: 4 } },
  },
  'in allOf, after the restriction': {
    properties: { s: { allOf: [{ maximum: 4, maxLength: 4 }, { 'x-secret': true }] } },
  },
  'in another description of the same object': {
    allOf: [
      { properties: { s: { maximum: 4, maxLength: 4, maxItems: 1, maxProperties: 1 } } },
      { type: 'object', properties: { s: { 'x-secret': true } } },
    ],
  },
  'in an alternative that does not fit': {
    properties: { s: { maximum: 4, maxLength: 4 } },
    anyOf: [true, { properties: { s: { type: 'null', 'x-secret': true } } }],
  },
  'in a branch': {
    properties: { s: { if: { type: 'integer' }, then: { maximum: 4 }, else: { 'x-secret': true, maxLength: 4 } } },
  },
  'by a pattern of names': {
    properties: { s: { maximum: 4, maxLength: 4 } },
    patternProperties: { '^s': { 'x-secret': true } },
  },
  'above the member': {
    'x-secret': true,
    properties: { s: { maximum: 4, maxLength: 4, maxItems: 1, maxProperties: 1 } },
  },
  'by a schema that refers to itself': {
    $ref: '#/components/schemas/Tree',
    properties: { s: { maximum: 4, maxLength: 4 } },
  },
};
const Tree: Json = {
  properties: { s: { 'x-secret': true }, child: { $ref: '#/components/schemas/Tree' } },
};
const names = Object.keys(marked);
const { schemas } = await compile(
  documentOf({ Password, Pin, Tree, ...Object.fromEntries(names.map((name, index) => [`S${index}`, marked[name]!])) }),
);

/** Values that break the restrictions, each with what would give it away. */
const values: readonly (readonly [value: unknown, betrayal: RegExp])[] = [
  [987_654, /987/],
  ['canary-of-17-char', /canary|17/],
  [Array.from({ length: 23 }, () => 'canary'), /canary|23/],
  [Object.fromEntries(Array.from({ length: 29 }, (_, index) => [`k${index}`, 'canary'])), /canary|29/],
];

describe.each(names.map((name, index) => [name, schemas[`S${index}`]!] as const))(
  'a secret marked %s',
  (_, validator) => {
    it('is not given away by any message', () => {
      const issues = values.map(([s]) => validator.issues({ s }));
      expect(issues.flat().length).toBeGreaterThan(0);
      expect(values.filter(([, betrayal], index) => betrayal.test(JSON.stringify(issues[index])))).toEqual([]);
    });
  },
);

it('says what it found of values that are no secrets', async () => {
  const beside = { properties: { s: { 'x-secret': true }, open: { maximum: 4 } } };
  const module = await compile(documentOf({ Beside: beside }));
  expect(module.schemas['Beside']?.issues({ s: 1, open: 987 }).map(({ message }) => message)).toEqual([
    'expected 4 or less, got 987',
  ]);
});
