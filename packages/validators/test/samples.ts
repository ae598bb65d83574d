import {
  componentSchemaName,
  isObject,
  type Json,
  type Model,
  type Schema,
  type SchemaObject,
} from '@opendas/openapi-model';

/** A value that is wrong or at a bound at one place. */
export interface Sample {
  /** What was done, and where. */
  readonly what: string;
  readonly value: unknown;
}

/** Follows a reference; keywords beside it are kept. */
function resolved(schema: Schema | undefined, { schemas }: Model): SchemaObject {
  if (typeof schema !== 'object') return {};
  const name = typeof schema['$ref'] === 'string' ? componentSchemaName(schema['$ref']) : undefined;
  return name === undefined ? schema : { ...resolved(schemas.get(name), { schemas } as Model), ...schema };
}

/** A value of every member's kind, made from the schema alone. Patterns are those of this document. */
function sampleOf(schema: Schema | undefined, model: Model): Json {
  const {
    type: types,
    enum: members,
    oneOf,
    anyOf,
    properties,
    items,
    pattern,
    minimum,
    minLength,
  } = resolved(schema, model);
  const type: unknown = [types].flat()[0];
  if (Array.isArray(members)) return members[0] as Json;
  const choice = oneOf ?? anyOf;
  if (Array.isArray(choice)) return sampleOf(asSchema(choice[0] as Json), model);
  if (type === 'object') {
    return Object.fromEntries(
      Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => [
        name,
        sampleOf(asSchema(property), model),
      ]),
    );
  }
  if (type === 'array') return [sampleOf(asSchema(items), model)];
  if (type === 'integer' || type === 'number') return typeof minimum === 'number' ? minimum : 1;
  if (type === 'boolean') return true;
  if (typeof pattern === 'string')
    return (
      ['', 'a', '1', ...[32, 36, 64].map((length) => 'a'.repeat(length)), ...otherTexts].find(
        (text) => new RegExp(pattern, 'u').test(text) && text !== '',
      ) ?? ''
    );
  return 'a'.repeat(typeof minLength === 'number' ? Math.max(1, minLength) : 1);
}

/** Texts that fit a pattern of the document which nothing simpler fits. */
const otherTexts = ['mysql', 'a:b:c', '2026-01-20T08:00:00.000000Z'];

/** What a member is replaced with: every kind of value, bounds, and texts that are likely to be taken for another. */
const replacements: readonly unknown[] = [
  undefined,
  null,
  true,
  'true',
  '',
  ' ',
  'x'.repeat(1025),
  '\u0000',
  'a\nb',
  '💩'.repeat(18),
  '💩'.repeat(300),
  '2026-05-03',
  '2099-05-03T10:30:00.200Z',
  '2099-05-03T10:30:00+02:00',
  '1',
  '100',
  '101',
  '2147483648',
  0,
  -1,
  1,
  1.5,
  65535,
  65536,
  2147483648,
  253402300800000,
  1e300,
  [],
  [1],
  {},
  { user_id: 'a' },
];

/** The sample of a schema, and one mutation after another at every place in it. */
export function samplesOf(schema: Schema, model: Model): readonly Sample[] {
  const sample = sampleOf(schema, model);
  return [{ what: 'unchanged', value: sample }, ...mutations(sample, '')];
}

function mutations(value: unknown, place: string): readonly Sample[] {
  const here = replacements.map((replacement) => ({
    what: `${place || 'all'} = ${replacement === undefined ? 'undefined' : JSON.stringify(replacement).slice(0, 40)}`,
    value: replacement,
  }));
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return [
      ...here,
      { what: `${place} empty`, value: [] },
      { what: `${place} long`, value: Array.from({ length: 1001 }, () => items[0]) },
      ...mutations(items[0], `${place}[0]`).map(({ what, value: item }) => ({ what, value: [items[0], item] })),
    ];
  }
  if (typeof value !== 'object' || value === null) return here;
  return [
    ...here,
    { what: `${place} with another member`, value: { ...value, another: 1 } },
    ...Object.entries(value).flatMap(([name, member]) => [
      {
        what: `${place}.${name} missing`,
        value: Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)),
      },
      ...mutations(member, `${place}.${name}`).map(({ what, value: changed }) => ({
        what,
        value: { ...value, [name]: changed },
      })),
    ]),
  ];
}

function asSchema(value: Json | undefined): Schema | undefined {
  return isObject(value) || typeof value === 'boolean' ? value : undefined;
}
