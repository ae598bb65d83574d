import type { JsonObject } from '@opendas/openapi-model';
import type { Kind } from './kind.ts';

/** What the member of an event that only its type has is, in each of the languages. */
interface Particular {
  readonly name: string;
  readonly schema: JsonObject;
  readonly zod: string;
  readonly valibot: string;
  readonly typeName: string;
  readonly valid: unknown;
  readonly wrong: unknown;
}

const particulars: readonly Particular[] = [
  {
    name: 'text',
    schema: { type: 'string' },
    zod: 'z.string()',
    valibot: 'v.string()',
    typeName: 'string',
    valid: 'a text',
    wrong: 1,
  },
  {
    name: 'count',
    schema: { type: 'number' },
    zod: 'z.number()',
    valibot: 'v.number()',
    typeName: 'number',
    valid: 7,
    wrong: '7',
  },
  {
    name: 'flag',
    schema: { type: 'boolean' },
    zod: 'z.boolean()',
    valibot: 'v.boolean()',
    typeName: 'boolean',
    valid: true,
    wrong: null,
  },
  {
    name: 'list',
    schema: { type: 'array', items: { type: 'string' } },
    zod: 'z.array(z.string())',
    valibot: 'v.array(v.string())',
    typeName: 'string[]',
    valid: ['one', 'two'],
    wrong: ['one', 2],
  },
];

const types = Array.from({ length: 20 }, (_, index) => {
  const particular = particulars[index % particulars.length];
  if (particular === undefined) throw new Error('There are as many as that.');
  return { type: `event${index}`, ...particular, member: `${particular.name}${index}` };
});

const reference = (type: string): string => `#/components/schemas/${type}`;

function eventAt(index: number): Readonly<Record<string, unknown>> {
  const { type, member, valid } = typeAt(index);
  return { type, id: `event-${index}`, time: 1_700_000_000_000 + index, [member]: valid };
}

function typeAt(index: number): (typeof types)[number] {
  const type = types[index % types.length];
  if (type === undefined) throw new Error('There are 20.');
  return type;
}

const events = Array.from({ length: 100 }, (_, index) => eventAt(index));

function withEvent(index: number, changed: Readonly<Record<string, unknown>>): readonly unknown[] {
  return events.with(index, { ...eventAt(index), ...changed });
}

/** A list of 100 events: each is one of 20 objects, told apart by `type`. */
export const eventsKind: Kind = {
  name: 'events',
  title: 'Discriminated union of 20 members, 100 values',
  schemas: {
    Root: { type: 'array', items: { $ref: reference('Event') } },
    Event: {
      // Without it, Ajv lets values pass that are no objects.
      type: 'object',
      oneOf: types.map(({ type }) => ({ $ref: reference(type) })),
      // Without `mapping`, which Ajv does not take; the names say the same.
      discriminator: { propertyName: 'type' },
    },
    ...Object.fromEntries(
      types.map(({ type, member, schema }) => [
        type,
        {
          type: 'object',
          required: ['type', 'id', 'time', member],
          properties: {
            type: { type: 'string', const: type },
            id: { type: 'string' },
            time: { type: 'integer' },
            [member]: schema,
          },
        },
      ]),
    ),
  },
  handWritten: import.meta.resolve('./hand-written-events.ts'),
  zod: `const schema = z.array(z.discriminatedUnion('type', [
${types.map(({ type, member, zod }) => `  z.object({ type: z.literal('${type}'), id: z.string(), time: z.int(), ${member}: ${zod} }),`).join('\n')}
]));`,
  valibot: `const schema = v.array(v.variant('type', [
${types.map(({ type, member, valibot }) => `  v.object({ type: v.literal('${type}'), id: v.string(), time: v.pipe(v.number(), v.integer()), ${member}: ${valibot} }),`).join('\n')}
]));`,
  arktype: `const schema = type.or(
${types.map(({ type, member, typeName }) => `  { type: "'${type}'", id: 'string', time: 'number.integer', ${member}: '${typeName}' },`).join('\n')}
).array();`,
  typia: `${types.map(({ type, member, typeName }) => `interface ${type} { type: '${type}'; id: string; time: number & tags.Type<'int64'>; ${member}: ${typeName} }`).join('\n')}
type Root = (${types.map(({ type }) => type).join(' | ')})[];`,
  valid: events,
  early: withEvent(0, { type: 'event20' }),
  late: withEvent(99, { list19: ['one', 2] }),
  right: [[], types.map((_, index) => eventAt(index))],
  wrong: [
    null,
    [null],
    [{}],
    withEvent(50, { type: undefined }),
    withEvent(50, { type: 'event11' }),
    withEvent(50, { id: 1 }),
    withEvent(50, { time: 1.5 }),
    ...types.map(({ member, wrong }, index) => withEvent(index, { [member]: wrong })),
    ...types.map(({ member }, index) => withEvent(index, { [member]: undefined })),
  ],
};
