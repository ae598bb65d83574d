import type { Json, JsonObject } from '@opendas/openapi-model';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../test/model-of.ts';
import { onOneLine, typeOf } from '../test/type-of.ts';
import { componentsType } from './components-type.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const component = (name: string): string => `components["schemas"]["${name}"]`;
const pet = (kind: Json): JsonObject => ({ type: 'object', properties: { kind } });
const string = { type: 'string' };
const implicit = { propertyName: 'kind' };
const mapped = {
  propertyName: 'kind',
  mapping: { cat: '#/components/schemas/Cat', kitten: 'Cat', dog: '#/components/schemas/Dog' },
};

describe('a discriminator beside oneOf or anyOf', () => {
  const dog = `${component('Dog')} & { kind: "Dog"; }`;
  const table: readonly [name: string, given: Json, cat: Json, want: string][] = [
    [
      'names are the values',
      { discriminator: implicit },
      pet(string),
      `(${component('Cat')} & { kind: "Cat"; }) | (${dog})`,
    ],
    [
      'mapped values',
      { discriminator: mapped },
      pet(string),
      `(${component('Cat')} & { kind: "cat" | "kitten"; }) | (${component('Dog')} & { kind: "dog"; })`,
    ],
    [
      'a component without a mapped value',
      { discriminator: { propertyName: 'kind', mapping: { cat: 'Cat' } } },
      pet(string),
      `(${component('Cat')} & { kind: "cat"; }) | ${component('Dog')}`,
    ],
    ['a component with its value', { discriminator: implicit }, pet({ const: 'c' }), `${component('Cat')} | (${dog})`],
    [
      'a component with one value in enum',
      { discriminator: implicit },
      pet({ enum: ['c'] }),
      `${component('Cat')} | (${dog})`,
    ],
    [
      'a component with several values',
      { discriminator: mapped },
      pet({ type: 'string', enum: ['cat', 'lion'] }),
      `(${component('Cat')} & { kind: "cat"; }) | (${component('Dog')} & { kind: "dog"; })`,
    ],
    [
      'a component with other values',
      { discriminator: implicit },
      pet({ enum: ['c', 'd'] }),
      `${component('Cat')} | (${dog})`,
    ],
    [
      'a component that has it as a number',
      { discriminator: implicit },
      pet({ type: 'integer' }),
      `${component('Cat')} | (${dog})`,
    ],
    [
      'a component that may be null',
      { discriminator: implicit },
      { type: ['object', 'null'] },
      `${component('Cat')} | (${dog})`,
    ],
    [
      'a component that has its value in allOf',
      { discriminator: implicit },
      { allOf: [pet({ const: 'c' })] },
      `${component('Cat')} | (${dog})`,
    ],
    [
      'a component of components',
      { discriminator: implicit },
      { oneOf: [pet({ const: 'lion' }), pet({ const: 'tiger' })] },
      `${component('Cat')} | (${dog})`,
    ],
    [
      'a component that does not have the property',
      { discriminator: implicit },
      { type: 'object' },
      `(${component('Cat')} & { kind: "Cat"; }) | (${dog})`,
    ],
    [
      'a discriminator without a property name',
      { discriminator: {} },
      pet(string),
      `${component('Cat')} | ${component('Dog')}`,
    ],
  ];
  test.each(table)('%s', (_name, given, cat, want) => {
    const schema = { ...(given as JsonObject), oneOf: [ref('Cat'), ref('Dog')] };
    expect(typeOf(schema, { Cat: cat, Dog: pet(string) })).toBe(want);
  });

  test('says nothing about schemas that have no name', () => {
    expect(typeOf({ anyOf: [pet(string), { type: 'null' }], discriminator: implicit })).toBe(
      '{ kind?: string; } | null',
    );
  });
});

describe('a discriminator in a base component', () => {
  const base = { ...pet(string), required: ['kind'] };
  const heir = (of: string): JsonObject => ({ allOf: [ref(of), { type: 'object', properties: { own: true } }] });

  test.each<[name: string, discriminator: Json, want: Readonly<Record<string, string>>]>([
    [
      'gives its heirs their names, or those of their heirs',
      implicit,
      {
        Pet: '{ kind: string; }',
        Cat: `${component('Pet')} & { own?: unknown; } & { kind: "Cat" | "Lion"; }`,
        Lion: `${component('Cat')} & { own?: unknown; } & { kind: "Lion"; }`,
        Dog: `${component('Pet')} & { own?: unknown; } & { kind: "Dog"; }`,
      },
    ],
    [
      'gives only mapped heirs a value where there is a mapping',
      { propertyName: 'kind', mapping: { cat: 'Cat', lion: 'Lion' } },
      {
        Cat: `${component('Pet')} & { own?: unknown; } & { kind: "cat" | "lion"; }`,
        Lion: `${component('Cat')} & { own?: unknown; } & { kind: "lion"; }`,
        Dog: `${component('Pet')} & { own?: unknown; }`,
      },
    ],
  ])('%s', (_name, discriminator, want) => {
    const schemas = { Pet: { ...base, discriminator }, Cat: heir('Pet'), Lion: heir('Cat'), Dog: heir('Pet') };
    const text = onOneLine(componentsType(modelOf(schemas).schemas, false).text);
    for (const [name, type] of Object.entries(want)) expect(text).toContain(`${name}: ${type};`);
  });
});
