import type { JsonObject } from '@opendas/openapi-model';
import { emitTypes } from '@opendas/openapi-types';
import { describe, expect, test } from 'vitest';
import { anyType, compile, compilerNames, withoutComments } from './compile.ts';
import { jsonResponse, modelOf } from './model-of.ts';

const ref = (name: string): JsonObject => ({
  $ref: `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
});
const string = { type: 'string' };
const list = (items: JsonObject): JsonObject => ({ type: 'array', items });
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });

/** Names that break what is not quoted. */
const names = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'prototype',
  'new',
  'class',
  'readonly',
  'get',
  'default',
  '1',
  '1.0',
  '-1',
  'a',
  'A',
  'a b',
  'a/b~c',
  '"',
  "'",
  '`${x}`',
  '\\',
  '*/',
  '/* } */ {',
  '\n',
  '\r\n',
  '\u2028\u2029',
  '\0',
  '\ud800',
  'größe',
  '👍',
];

const hostile: JsonObject = Object.fromEntries(
  names.map((name) => [
    name,
    {
      ...object(
        Object.fromEntries(
          names.map((property) => [property, { ...string, description: property, default: property }]),
        ),
      ),
      title: name,
      description: `${name} /* */ { ${name}`,
      required: names.slice(3, 9),
    },
  ]),
);

const recursive: JsonObject = {
  Node: object({
    next: ref('Node'),
    children: list(ref('Node')),
    byName: { type: 'object', additionalProperties: ref('Node') },
  }),
  Json: {
    anyOf: [
      { type: ['string', 'number', 'boolean', 'null'] },
      list(ref('Json')),
      { type: 'object', additionalProperties: ref('Json') },
    ],
  },
  Tree: list(ref('Tree')),
  Ping: { anyOf: [string, list(ref('Pong'))] },
  Pong: { oneOf: [{ type: 'null' }, ref('Ping'), { type: 'array', prefixItems: [ref('Pong')], items: ref('Ping') }] },
  UsesPing: object({ ping: ref('Ping'), pongs: list(ref('Pong')) }),
  Tuple: { type: 'array', prefixItems: [string, ref('Tuple')], items: ref('Tuple'), minItems: 1 },
  Part: { allOf: [object({ a: string }), list(ref('Part'))] },
  Self: ref('Self'),
  SelfOrString: { anyOf: [ref('SelfOrString'), string] },
  SelfAndString: { allOf: [ref('SelfAndString'), string] },
  Pet: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
  Cat: { allOf: [ref('Pet'), object({ kind: string, a: string })] },
  Dog: { allOf: [ref('Pet'), object({ kind: string, b: list(ref('Pet')) })] },
  Expression: {
    oneOf: [ref('Not'), ref('All'), list(ref('Expression'))],
    discriminator: {
      propertyName: 'kind',
      mapping: { not: '#/components/schemas/Not', all: '#/components/schemas/All' },
    },
  },
  Not: object({ kind: string, expression: ref('Expression') }, { required: ['kind'] }),
  All: { allOf: [object({ kind: string, expressions: list(ref('Expression')) }), { required: ['kind'] }] },
  Marked: {
    anyOf: [object({ id: { readOnly: true }, more: list(ref('Marked')) }, { required: ['id'] }), list(ref('Marked'))],
  },
  'alias name': list(ref('alias-name')),
  'alias-name': list(ref('alias name')),
};

const operation = (id: string): JsonObject => ({
  operationId: id,
  summary: id,
  description: `${id} */`,
  parameters: names.map((name) => ({ name, in: 'query', schema: string, description: name })),
  requestBody: { content: Object.fromEntries(names.map((name) => [`a/${name}`, { schema: string }])) },
  responses: {
    200: { ...jsonResponse(string), headers: Object.fromEntries(names.map((name) => [name, { schema: string }])) },
  },
});

/** Braces in a path enclose names of parameters. */
function pathOf(name: string): string {
  return `/${name.replaceAll(/[{}]/g, '')}`;
}

const paths: JsonObject = Object.fromEntries(names.map((name) => [pathOf(name), { get: operation(`get ${name}`) }]));

const documents = {
  'hostile.d.ts': emitTypes(modelOf(hostile, paths), { source: '*/ "\n' }),
  'recursive.d.ts': emitTypes(modelOf(recursive), { source: 'recursive.yaml' }),
  'immutable.d.ts': emitTypes(modelOf({ ...hostile, ...recursive }, paths), {
    source: 'immutable.yaml',
    immutable: true,
  }),
  'empty.d.ts': emitTypes(modelOf({}), { source: 'empty.yaml' }),
};

const uses = `
import type { components, operations, paths } from './hostile.d.ts';
import type { components as recursive } from './recursive.d.ts';

export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const yes = <T extends true>(value?: T): T | undefined => value;

type Hostile = components['schemas'];
${names.map((name) => `yes<Hostile[${JSON.stringify(name)}] extends object ? true : false>();`).join('\n')}
${names.map((name) => `yes<Equal<Hostile[''][${JSON.stringify(name)}], string${names.slice(3, 9).includes(name) ? '' : ' | undefined'}>>();`).join('\n')}
${names.map((name) => `yes<Equal<paths[${JSON.stringify(pathOf(name))}]['get'], operations[${JSON.stringify(`get ${name}`)}]>>();`).join('\n')}
yes<Equal<keyof operations['get a']['responses'], 200>>();

type Recursive = recursive['schemas'];
export const json: Recursive['Json'] = { a: [1, 'b', null, { c: [[true]] }] };
// @ts-expect-error
export const noJson: Recursive['Json'] = { a: [undefined] };
export const tree: Recursive['Tree'] = [[], [[]]];
// @ts-expect-error
export const noTree: Recursive['Tree'] = [1];
export const pong: Recursive['Pong'] = [[null, 'a', 'b'], 'a', ['a', null]];
// @ts-expect-error
export const noPong: Recursive['Pong'] = [1];
export const node: Recursive['Node'] = { next: { children: [{ byName: { a: {} } }] } };
export const tuple: Recursive['Tuple'] = ['a', ['b'], ['c', ['d']]];
yes<Equal<Recursive['Self'], unknown>>();
yes<Equal<Recursive['SelfOrString'], unknown>>();
yes<Equal<Recursive['SelfAndString'], string>>();
export const bark = (pet: Recursive['Pet']): unknown => (pet.kind === 'Dog' ? pet.b : pet.a);
export const depth = (expression: Recursive['Expression']): number => {
  if (Array.isArray(expression)) return Math.max(...expression.map(depth));
  if (expression.kind === 'not') return expression.expression === undefined ? 1 : depth(expression.expression);
  return Math.max(...(expression.expressions ?? []).map(depth));
};
export const marked: recursive['requestSchemas']['Marked'] = [{ more: [{}] }];
// @ts-expect-error
export const plain: Recursive['Marked'] = [{ more: [{}] }];
`;

describe.each(compilerNames)('%s', (compiler) => {
  test('compiles what is written for names of every kind and schemas that lead back to themselves', async () => {
    expect(await compile(compiler, { ...documents, 'uses.ts': uses })).toEqual([]);
  });

  test('would report an error', async () => {
    expect(await compile(compiler, { 'wrong.d.ts': 'export interface a { b: c }' })).toEqual([
      expect.stringContaining("error TS2304: Cannot find name 'c'."),
    ]);
  });
});

test.each([
  { exactOptionalPropertyTypes: false },
  { strict: false, noUncheckedIndexedAccess: false, exactOptionalPropertyTypes: false },
])('compiles with %j', async (options) => {
  expect(await compile('TypeScript 7', documents, options)).toEqual([]);
});

test('the types say any nowhere', () => {
  for (const text of Object.values(documents)) expect(withoutComments(text)).not.toMatch(anyType);
});
