import { componentSchemaName, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';

/** How a sample is chosen: which alternative is taken, and whether members that may be missing are there. */
export interface Choice {
  readonly alternative: number;
  readonly full: boolean;
}

/** A value that fits a schema, or nearly: the same each time. Patterns and formats are not thought of. */
export function sampleOf(schema: Schema, schemas: ReadonlyMap<string, Schema>, choice: Choice, depth = 0): Json {
  if (typeof schema === 'boolean') return 'anything';
  const merged = flatten(schema, schemas, choice);
  const { const: only, enum: members, default: usual, type, properties, items, required = [] } = merged;
  if (only !== undefined) return only;
  if (Array.isArray(members) && members.length > 0) return members[choice.alternative % members.length] as Json;
  const types = Array.isArray(type) ? (type as readonly Json[]) : [type];
  const kind =
    types[choice.alternative % types.length] ??
    (isObject(properties) && Object.keys(properties).length > 0 ? 'object' : typeof usual);
  if (kind === 'null') return null;
  if (kind === 'boolean') return choice.full;
  if (kind === 'integer' || kind === 'number') return typeof merged['minimum'] === 'number' ? merged['minimum'] : 1;
  if (kind === 'array') {
    const count = Math.max(choice.full && depth < 4 ? 1 : 0, Number(merged['minItems'] ?? 0));
    return Array.from({ length: Math.min(count, 3) }, () =>
      sampleOf(isObject(items) ? items : true, schemas, choice, depth + 1),
    );
  }
  if (kind !== 'object') return 'x'.repeat(Math.max(1, Number(merged['minLength'] ?? 1)));
  const names = Object.keys(isObject(properties) ? properties : {}).filter(
    (name) => depth < 8 && ((choice.full && depth < 2) || (required as readonly Json[]).includes(name)),
  );
  return Object.fromEntries(
    names.map((name) => [name, sampleOf((properties as SchemaObject)[name] as Schema, schemas, choice, depth + 1)]),
  );
}

/** The keywords of a schema and of what applies to the same value, the alternatives by the choice. */
function flatten(schema: SchemaObject, schemas: ReadonlyMap<string, Schema>, choice: Choice, depth = 0): SchemaObject {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const name = typeof $ref === 'string' ? componentSchemaName($ref) : undefined;
  const pick = (list: Json): readonly Json[] =>
    Array.isArray(list) && list.length > 0 ? [list[choice.alternative % list.length] as Json] : [];
  const parts = [
    ...(name === undefined ? [] : [schemas.get(name) ?? true]),
    ...(allOf as readonly Json[]),
    ...pick(anyOf),
    ...pick(oneOf),
  ];
  // What stands beside a reference comes first.
  const all = [
    schema,
    ...parts.flatMap((part) => (isObject(part) && depth <= 10 ? [flatten(part, schemas, choice, depth + 1)] : [])),
  ];
  return {
    ...Object.fromEntries(all.toReversed().flatMap((part) => Object.entries(part))),
    properties: Object.fromEntries(
      all.toReversed().flatMap(({ properties }) => (isObject(properties) ? Object.entries(properties) : [])),
    ),
    required: all.flatMap(({ required }) => (Array.isArray(required) ? (required as readonly Json[]) : [])),
  };
}

/** What a member or item is replaced by. */
const replacements: readonly Json[] = [null, '', 'another text', 0, -1.5, 1e9, true, [], [null], {}, { a: 'b' }];

/** How deep members are changed; further down stand the members of other schemas. */
const deepest = 2;

/** A value with one member or item after the other removed and replaced, and with a member too many. */
export function* mutationsOf(value: Json): Generator<Json, void, undefined> {
  yield* replacements;
  yield* inside(value, deepest);
}

function* inside(value: Json, levels: number): Generator<Json, void, undefined> {
  if (levels === 0) return;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    yield [...items, ...items];
    for (const [index, item] of items.entries()) {
      for (const other of [...replacements, ...inside(item, levels - 1)]) yield items.with(index, other);
    }
  } else if (isObject(value)) {
    yield { ...value, 'no such member': 1 };
    for (const [name, member] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      for (const other of [...replacements, ...inside(member, levels - 1)]) yield { ...value, [name]: other };
    }
  } else if (typeof value === 'string') {
    yield value.repeat(6000);
    yield `${value}💩`;
  } else if (typeof value === 'number') {
    yield value + 0.5;
    yield -value;
  }
}
