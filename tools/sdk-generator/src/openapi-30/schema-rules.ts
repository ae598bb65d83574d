import { isObject, type Json, type JsonObject } from '@opendas/openapi-model';
import { without } from './object-kinds.ts';

/** A step from a schema of OpenAPI 3.1 to one of 3.0. It looks at the schema itself, not at what it holds. */
export type SchemaRule = (schema: JsonObject) => JsonObject;

/** Keywords that have no form in OpenAPI 3.0: a schema that needs one cannot be described to the generator. */
export const inexpressible = [
  'patternProperties',
  'prefixItems',
  'if',
  'then',
  'else',
  'contains',
  'dependentRequired',
  'dependentSchemas',
  'propertyNames',
  '$defs',
];

/** Keywords that say nothing a generated SDK would use. */
const dropped = [
  '$schema',
  '$id',
  '$anchor',
  '$comment',
  '$dynamicRef',
  '$dynamicAnchor',
  'contentMediaType',
  'contentEncoding',
  'unevaluatedProperties',
  'unevaluatedItems',
];

/** The steps, in the order in which they are taken, again and again until none changes anything. */
export const schemaRules: Readonly<Record<string, SchemaRule>> = {
  'drops keywords that mean nothing to an SDK': (schema) => without(schema, dropped),

  'leaves a reference alone': (schema) =>
    // OpenAPI 3.0.3 §4.7.23: siblings of $ref are ignored. Those that only describe are lost, others would have been.
    typeof schema['$ref'] === 'string' ? { $ref: schema['$ref'] } : schema,

  'takes a choice of constants as an enumeration': (schema) => {
    const name = choiceOf(schema);
    const choices = name === undefined ? [] : listOf(schema[name]);
    if (name === undefined || choices.length === 0 || !choices.every((choice) => isObject(choice) && 'const' in choice))
      return schema;
    return {
      ...without(schema, [name]),
      enum: choices.map((choice) => (isObject(choice) ? choice['const'] : choice) ?? null),
    };
  },

  'takes a constant as an enumeration of one': ({ const: value, ...schema }) =>
    value === undefined ? schema : { ...schema, enum: [value] },

  'gives an enumeration its type': (schema) => {
    if (schema['type'] !== undefined || !Array.isArray(schema['enum'])) return schema;
    const types = [...new Set(listOf(schema['enum']).map(typeOf))];
    return { type: types.length === 1 ? (types[0] ?? 'null') : types, ...schema };
  },

  'takes null in a choice as nullable': (schema) => {
    const name = choiceOf(schema);
    if (name === undefined) return schema;
    const choices = listOf(schema[name]);
    const others = choices.filter((choice) => !isNull(choice));
    if (others.length === choices.length) return schema;
    const nullable = { ...without(schema, [name]), nullable: true };
    const [only] = others;
    if (only === undefined) return nullable;
    if (others.length > 1 || !isObject(only)) return { ...nullable, [name]: others };
    return '$ref' in only ? { ...nullable, allOf: [...listOf(schema['allOf']), only] } : { ...only, ...nullable };
  },

  'takes null among types as nullable': (schema) => {
    const types = schema['type'] === 'null' ? ['null'] : schema['type'];
    if (!Array.isArray(types)) return schema;
    const others = listOf(types).filter((type) => type !== 'null');
    const nullable = others.length < types.length ? { ...schema, nullable: true } : schema;
    const [only] = others;
    if (only === undefined) return without(nullable, ['type']);
    return { ...nullable, type: others.length === 1 ? only : others };
  },

  'leaves null out of a nullable enumeration': (schema) => {
    if (schema['nullable'] !== true || !Array.isArray(schema['enum'])) return schema;
    // The generators of nullable enumerations add it themselves.
    const others = listOf(schema['enum']).filter((value) => value !== null);
    return others.length === 0 ? without(schema, ['enum']) : { ...schema, enum: others };
  },

  'takes a truth value that is always the same as any': (schema) =>
    // The generator compares with the text 'true'.
    schema['type'] === 'boolean' && Array.isArray(schema['enum'])
      ? { ...without(schema, ['enum']), description: always(schema) }
      : schema,

  'takes several types as a choice': (schema) => {
    if (!Array.isArray(schema['type'])) return schema;
    const about = ['description', 'title', 'nullable', 'example', 'examples', 'default', 'deprecated'];
    const outside = Object.fromEntries(Object.entries(schema).filter(([name]) => about.includes(name)));
    const inside = without(schema, ['type', ...about]);
    return { ...outside, oneOf: listOf(schema['type']).map((type) => ({ ...inside, type })) };
  },

  'takes exclusive limits as limits with a mark': (schema) =>
    Object.fromEntries(
      Object.entries(schema).flatMap(([name, value]) => {
        const limit = { exclusiveMinimum: 'minimum', exclusiveMaximum: 'maximum' }[name];
        return limit === undefined || typeof value !== 'number'
          ? [[name, value]]
          : [
              [limit, value],
              [name, true],
            ];
      }),
    ),

  'takes the first example': ({ examples, ...schema }) => {
    const [first] = listOf(examples);
    return first === undefined ? schema : { ...schema, example: first };
  },

  'keeps a time of a fixed form a text': (schema) =>
    // Dates of Java and Go are written without milliseconds that are zero, those of Python with an offset.
    schema['format'] === 'date-time' && schema['pattern'] !== undefined ? without(schema, ['format']) : schema,
};

function choiceOf(schema: JsonObject): 'oneOf' | 'anyOf' | undefined {
  if (Array.isArray(schema['oneOf'])) return 'oneOf';
  return Array.isArray(schema['anyOf']) ? 'anyOf' : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function isNull(schema: Json): boolean {
  return isObject(schema) && schema['type'] === 'null';
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function always({ description, enum: values }: JsonObject): string {
  const says = `Always ${listOf(values)
    .map((value) => JSON.stringify(value))
    .join(' or ')}.`;
  return typeof description === 'string' ? `${description} ${says}` : says;
}
