import type { Kind } from './kind.ts';

interface Node {
  id: unknown;
  label: unknown;
  children: unknown;
}

/** A tree of 1,000 nodes with four children each; `change` gets the node with the given number. */
function tree(number = 0, change: (node: Node) => void = () => undefined): unknown {
  const nodes = Array.from({ length: 1000 }, (_, index) => ({
    id: index,
    label: `node ${index}`,
    children: [] as Node[],
  }));
  for (const [index, node] of nodes.entries()) {
    if (index > 0) nodes[Math.floor((index - 1) / 4)]?.children.push(node);
  }
  const chosen = nodes[number];
  if (chosen !== undefined) change(chosen);
  return nodes[0];
}

/** The last child of the last child and so on: what is read last. */
const last = 340;

/** A schema that refers to itself. */
export const treeKind: Kind = {
  name: 'tree',
  title: 'Recursive: a tree of 1,000 nodes',
  schemas: {
    Root: {
      type: 'object',
      required: ['id', 'label', 'children'],
      properties: {
        id: { type: 'integer' },
        label: { type: 'string', minLength: 1 },
        children: { type: 'array', items: { $ref: '#/components/schemas/Root' } },
      },
    },
  },
  handWritten: import.meta.resolve('./hand-written-tree.ts'),
  zod: `const schema = z.object({
  id: z.int(),
  label: z.string().min(1),
  get children() { return z.array(schema); },
});`,
  valibot: `const schema = v.object({
  id: v.pipe(v.number(), v.integer()),
  label: v.pipe(v.string(), v.minLength(1)),
  children: v.array(v.lazy(() => schema)),
});`,
  arktype: `const schema = scope({ node: { id: 'number.integer', label: 'string > 0', children: 'node[]' } }).export().node;`,
  typia: `interface Root { id: number & tags.Type<'int64'>; label: string & tags.MinLength<1>; children: Root[] }`,
  valid: tree(),
  early: tree(0, (node) => {
    node.id = '0';
  }),
  late: tree(last, (node) => {
    node.label = '';
  }),
  right: [{ id: -1, label: 'a', children: [] }],
  wrong: [
    null,
    [],
    tree(500, (node) => {
      node.children = {};
    }),
    tree(500, (node) => {
      node.children = [null];
    }),
    tree(999, (node) => {
      node.id = 0.5;
    }),
    tree(999, (node) => {
      node.label = undefined;
    }),
  ],
};
