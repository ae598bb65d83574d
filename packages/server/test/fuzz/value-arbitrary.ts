import * as fc from 'fast-check';
import { objectOf, resolved } from '../../src/http/document.ts';
import { document } from '../requests/example-requests.ts';
import { idKindOf, type IdKind } from '../requests/id-places.ts';

/** Stands for an id that exists when the request is sent: the one at this place of the list of its kind. */
export interface IdReference {
  readonly idOf: IdKind;
  readonly place: number;
}

/** Stands for a long text. */
export interface Repeated {
  readonly repeat: string;
  readonly times: number;
}

type Arbitrary = fc.Arbitrary<unknown>;

/** Values that a schema allows, mostly; where it asks for an id, mostly one that exists. */
export function valueOf(name: string, schema: unknown): Arbitrary {
  const object = resolved(document.root, schema);
  const values = object['enum'] ?? ('const' in object ? [object['const']] : undefined);
  if (Array.isArray(values)) return fc.constantFrom<unknown>(...values);
  const choices = object['oneOf'] ?? object['anyOf'];
  if (Array.isArray(choices)) return fc.oneof(...choices.map((choice: unknown) => valueOf(name, choice)));
  const { type: types } = object;
  if (Array.isArray(types)) return fc.oneof(...types.map((type: unknown) => valueOf(name, { ...object, type })));
  const type = String(types);
  const kind = type === 'string' ? idKindOf(name) : undefined;
  const arbitrary = Object.hasOwn(arbitraries, type) ? arbitraries[type] : undefined;
  if (arbitrary === undefined)
    throw new Error(`${name}: the fuzz test does not know the type ${type}. Add it to value-arbitrary.ts.`);
  const plain = arbitrary(name, object);
  return kind === undefined
    ? plain
    : fc.oneof({ arbitrary: existing(kind), weight: 6 }, { arbitrary: plain, weight: 1 });
}

const arbitraries: Readonly<Record<string, (name: string, schema: Readonly<Record<string, unknown>>) => Arbitrary>> = {
  string: (_, schema) => textOf(schema),
  integer: (_, { minimum, maximum }) =>
    fc.integer({ min: number(minimum) ?? -1000, max: Math.min(number(maximum) ?? 100_000, 2 ** 31 - 1) }),
  number: () => fc.double({ noNaN: true }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: (name, { items, minItems, maxItems }) =>
    fc.array(valueOf(name, items), { minLength: number(minItems) ?? 0, maxLength: Math.min(number(maxItems) ?? 4, 4) }),
  object: (_, { properties, required }) =>
    fc.record(
      Object.fromEntries(
        Object.entries(objectOf(properties)).map(([member, inner]) => [member, valueOf(member, inner)]),
      ),
      { requiredKeys: Array.isArray(required) ? required.map(String) : [] },
    ),
};

function existing(idOf: IdKind): fc.Arbitrary<IdReference> {
  return fc.record({ idOf: fc.constant(idOf), place: fc.nat(500) });
}

function textOf({ pattern, minLength, maxLength }: Readonly<Record<string, unknown>>): fc.Arbitrary<string> {
  const limits = { minLength: number(minLength) ?? 0, maxLength: Math.min(number(maxLength) ?? 40, 40) };
  const any = fc.string({ unit: 'grapheme', ...limits });
  if (typeof pattern !== 'string') return any;
  return fc.oneof({ arbitrary: fc.stringMatching(new RegExp(pattern, 'u')), weight: 2 }, { arbitrary: any, weight: 1 });
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Values that no schema asks for. */
export const strangeValue: Arbitrary = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -0,
    -1,
    1.5,
    1e308,
    5e-324,
    2 ** 31,
    2 ** 53,
    '',
    ' ',
    '0',
    'true',
    'null',
    '__proto__',
    [],
    {},
    [[]],
    [null],
    [{}],
    { __proto__: null },
    { toString: 1 },
    { length: 5 },
    { $ref: '#' },
    '\0',
    'a\0b',
    '\uD83D',
    '\uDE00',
    '\u202E',
    '\uFEFF',
    '😀',
    'ﷺ',
    'İ',
    'ß',
    'e\u0301',
    "'",
    '"',
    '\\',
    "'; drop table shares; --",
    '%',
    '_',
    '%_%',
    '../../etc/passwd',
    '${7*7}',
    '{{7*7}}',
    '<script>',
    '\r\nX-Injected: 1',
    '0x41',
    '१२',
    '1e3',
    '+1',
    ' 1',
    'NaN',
    '2026-02-30T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00.000Z',
    '2026-12-31T23:59:60.000Z',
  ),
  fc.record({
    repeat: fc.constantFrom('x', '😀', '\u0301', '[', '1'),
    times: fc.constantFrom(37, 129, 256, 1025, 20_000, 300_000),
  }),
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** A value with the ids and long texts that its markers stand for. */
export function spelledOut(value: unknown, idAt: (reference: IdReference) => string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => spelledOut(item, idAt));
  if (typeof value !== 'object' || value === null) return value;
  // Markers are made in this file only, with these members.
  if (Object.hasOwn(value, 'idOf')) return idAt(value as IdReference);
  if (Object.hasOwn(value, 'repeat') && Object.hasOwn(value, 'times')) {
    const { repeat, times } = value as Repeated;
    return typeof repeat === 'string' && typeof times === 'number' ? repeat.repeat(times) : value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spelledOut(inner, idAt)]));
}
