import type { Kind } from './kind.ts';

const items = Array.from({ length: 1000 }, (_, index) => itemAt(index));

function itemAt(index: number): Readonly<Record<string, unknown>> {
  const tags = Array.from({ length: index % 4 }, (_, tag) => `tag-${tag}`);
  return { id: index, name: `item ${index}`, active: index % 2 === 0, price: index + 0.5, tags };
}

function withItem(index: number, changed: Readonly<Record<string, unknown>>): readonly unknown[] {
  return items.with(index, { ...itemAt(index), ...changed });
}

const changes = [
  { id: '1' },
  { id: 1.5 },
  { id: -1 },
  { name: '' },
  { name: 'a'.repeat(101) },
  { name: undefined },
  { active: 'true' },
  { price: -0.5 },
  { price: null },
  { tags: {} },
  { tags: [1] },
  { tags: Array.from({ length: 11 }, () => 'tag') },
];

/** An array of 1,000 objects of five members. */
export const itemsKind: Kind = {
  name: 'items',
  title: 'Array of 1,000 objects',
  schemas: {
    Root: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
    Item: {
      type: 'object',
      required: ['id', 'name', 'active', 'price', 'tags'],
      properties: {
        id: { type: 'integer', minimum: 0 },
        name: { type: 'string', minLength: 1, maxLength: 100 },
        active: { type: 'boolean' },
        price: { type: 'number', minimum: 0 },
        tags: { type: 'array', maxItems: 10, items: { type: 'string' } },
      },
    },
  },
  handWritten: import.meta.resolve('./hand-written-items.ts'),
  zod: `const schema = z.array(z.object({
  id: z.int().min(0),
  name: z.string().min(1).max(100),
  active: z.boolean(),
  price: z.number().min(0),
  tags: z.array(z.string()).max(10),
}));`,
  valibot: `const schema = v.array(v.object({
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  active: v.boolean(),
  price: v.pipe(v.number(), v.minValue(0)),
  tags: v.pipe(v.array(v.string()), v.maxLength(10)),
}));`,
  arktype: `const schema = type({
  id: 'number.integer >= 0',
  name: '1 <= string <= 100',
  active: 'boolean',
  price: 'number >= 0',
  tags: 'string[] <= 10',
}).array();`,
  typia: `interface Item {
  id: number & tags.Type<'int64'> & tags.Minimum<0>;
  name: string & tags.MinLength<1> & tags.MaxLength<100>;
  active: boolean;
  price: number & tags.Minimum<0>;
  tags: string[] & tags.MaxItems<10>;
}
type Root = Item[];`,
  valid: items,
  early: withItem(0, { id: '0' }),
  late: withItem(999, { tags: [1] }),
  right: [[], withItem(3, { name: 'a'.repeat(100) }), withItem(3, { tags: Array.from({ length: 10 }, () => '') })],
  wrong: [null, {}, [null], [[]], ...changes.map((changed) => withItem(500, changed))],
};
