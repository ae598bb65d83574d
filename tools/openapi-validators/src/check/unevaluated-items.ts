import type { Schema, SchemaObject } from '@opendas/openapi-model';
import { asSchema, block, reads, type FunctionScope, type ModuleScope } from './code-writer.ts';
import { collectorCalls } from './collector-calls.ts';
import { inPlaceParts, list, type Alternative } from './in-place-parts.ts';

/** Which items a schema evaluates. */
interface EvaluatedItems {
  /** Every item, whatever its place. */
  readonly all: boolean;
  /** How many items at the beginning. */
  readonly first: number;
  /** Those that fit one of these: what `contains` finds, however many that are (JSON Schema Core §10.3.1.3). */
  readonly contained: readonly Schema[];
  /** What evaluates more of them where a value fits it. */
  readonly alternatives: readonly Alternative[];
}

/** Statements for `unevaluatedItems` (JSON Schema Core §11.2). They assume that the value fits the other keywords. */
export function unevaluatedItemsStatements(
  schema: SchemaObject,
  value: string,
  scope: FunctionScope,
): readonly string[] {
  const { unevaluatedItems, ...others } = schema;
  if (unevaluatedItems === undefined) return [];
  const { module } = scope;
  const evaluated = evaluatedItems(others, value, module);
  const index = scope.local('index');
  const item = scope.local('item');
  const inner = scope.check(unevaluatedItems, item);
  if (evaluated.all || inner.length === 0) return [];
  const seen = scope.local('seen');
  const calls = collectorCalls('items', evaluated.alternatives, { value, seen, module, bodyOf: collectorBody });
  const known = [
    ...(calls.length === 0 ? [] : [`${seen}.has(${index})`]),
    ...evaluated.contained.map((contains) => `${module.declare(contains)}(${item})`),
  ];
  const loop = block(`for (let ${index} = ${evaluated.first}; ${index} < ${value}.length; ${index} += 1)`, [
    ...(reads([...known, ...inner], item) ? [`const ${item} = ${value}[${index}];`] : []),
    ...(known.length === 0 ? [] : [`if (${known.join(' || ')}) continue;`]),
    ...inner,
  ]);
  return calls.length === 0 ? [loop] : [`const ${seen} = new Set();`, block(`if (!(${calls.join(' || ')}))`, [loop])];
}

function evaluatedItems(schema: Schema, value: string, module: ModuleScope): EvaluatedItems {
  const { always, alternatives } = inPlaceParts(schema, value, module);
  return {
    all: always.some((part) => 'items' in part || 'unevaluatedItems' in part),
    first: Math.max(0, ...always.map(({ prefixItems }) => list(prefixItems).length)),
    contained: always.flatMap(({ contains }) => (contains === undefined ? [] : [asSchema(contains)])),
    alternatives,
  };
}

/** The body of a function that adds the numbers of the items that a schema evaluates to a set. `undefined` where it evaluates none. */
function collectorBody(
  schema: Schema,
  value: string,
  seen: string,
  module: ModuleScope,
): readonly string[] | undefined {
  const { all, first, contained, alternatives } = evaluatedItems(schema, value, module);
  if (all) return ['return true;'];
  const calls = collectorCalls('items', alternatives, { value, seen, module, bodyOf: collectorBody });
  if (first + contained.length + calls.length === 0) return undefined;
  const known = [
    ...(first === 0 ? [] : [`index < ${first}`]),
    ...contained.map((contains) => `${module.declare(contains)}(${value}[index])`),
  ];
  return [
    ...(known.length === 0
      ? []
      : [`for (let index = 0; index < ${value}.length; index += 1) if (${known.join(' || ')}) ${seen}.add(index);`]),
    `return ${calls.join(' || ') || 'false'};`,
  ];
}
