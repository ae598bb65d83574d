import { isObject, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { block, reads, type FunctionScope, type ModuleScope } from './code-writer.ts';
import { collectorCalls } from './collector-calls.ts';
import { inPlaceParts, type Alternative } from './in-place-parts.ts';
import { nameSet } from './name-set.ts';
import { patternConstant } from './regular-expression.ts';

/** Which members a schema evaluates. */
interface EvaluatedMembers {
  /** Every member, whatever its name. */
  readonly all: boolean;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  /** What evaluates more of them where a value fits it. */
  readonly alternatives: readonly Alternative[];
}

/** Statements for `unevaluatedProperties` (JSON Schema Core §11.3). They assume that the value fits the other keywords. */
export function unevaluatedPropertiesStatements(
  schema: SchemaObject,
  value: string,
  scope: FunctionScope,
): readonly string[] {
  const { unevaluatedProperties, ...others } = schema;
  if (unevaluatedProperties === undefined) return [];
  const { module } = scope;
  const evaluated = evaluatedMembers(others, value, module);
  const name = scope.local('name');
  const member = scope.local('member');
  const inner = scope.check(unevaluatedProperties, member);
  if (evaluated.all || inner.length === 0) return [];
  const seen = scope.local('seen');
  const calls = collectorCalls('members', evaluated.alternatives, { value, seen, module, bodyOf: collectorBody });
  const known = [
    ...(evaluated.names.length === 0 ? [] : [`${nameSet(evaluated.names, module)}.has(${name})`]),
    ...evaluated.patterns.map((pattern) => `${patternConstant(pattern, module)}.test(${name})`),
    ...(calls.length === 0 ? [] : [`${seen}.has(${name})`]),
  ];
  const loop = block(`for (const ${name} of ${module.runtime('memberNames')}(${value}))`, [
    ...(known.length === 0 ? [] : [`if (${known.join(' || ')}) continue;`]),
    ...(reads(inner, member) ? [`const ${member} = ${value}[${name}];`] : []),
    ...inner,
  ]);
  return calls.length === 0 ? [loop] : [`const ${seen} = new Set();`, block(`if (!(${calls.join(' || ')}))`, [loop])];
}

function evaluatedMembers(schema: Schema, value: string, module: ModuleScope): EvaluatedMembers {
  const { always, alternatives } = inPlaceParts(schema, value, module);
  const keys = (keyword: string): readonly string[] =>
    always.flatMap(({ [keyword]: held }) => (isObject(held) ? Object.keys(held) : []));
  return {
    all: always.some((part) => 'additionalProperties' in part || 'unevaluatedProperties' in part),
    names: [...new Set(keys('properties'))],
    patterns: [...new Set(keys('patternProperties'))],
    alternatives,
  };
}

/** The body of a function that adds the names of the members that a schema evaluates to a set. `undefined` where it evaluates none. */
function collectorBody(
  schema: Schema,
  value: string,
  seen: string,
  module: ModuleScope,
): readonly string[] | undefined {
  const { all, names, patterns, alternatives } = evaluatedMembers(schema, value, module);
  if (all) return ['return true;'];
  const calls = collectorCalls('members', alternatives, { value, seen, module, bodyOf: collectorBody });
  if (names.length + patterns.length + calls.length === 0) return undefined;
  const tests = patterns.map((pattern) => `${patternConstant(pattern, module)}.test(name)`);
  return [
    ...(names.length === 0 ? [] : [`for (const name of ${nameSet(names, module)}) ${seen}.add(name);`]),
    ...(tests.length === 0
      ? []
      : [
          `for (const name of ${module.runtime('memberNames')}(${value})) if (${tests.join(' || ')}) ${seen}.add(name);`,
        ]),
    `return ${calls.join(' || ') || 'false'};`,
  ];
}
