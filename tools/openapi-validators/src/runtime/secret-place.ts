import { regularExpression } from './pattern.ts';
import type { RuntimeSchema, RuntimeSchemaObject } from './schema.ts';

/**
 * Whether the value at a path is a secret: whether any part of the schema that may apply there, or above, says `x-secret`.
 * What a value has to do with the schema is not asked, so that a secret stays one where the value fits nothing.
 */
export function isSecretPlace(schema: RuntimeSchema, path: readonly (string | number)[]): boolean {
  let schemas = applicable([schema]);
  for (const step of path) {
    if (schemas.some(isMarked)) return true;
    // All of them together, each once: a schema that refers to itself twice would double the work at every step.
    schemas = applicable(schemas.flatMap((one) => below(one, step)));
  }
  return schemas.some(isMarked);
}

function isMarked(schema: RuntimeSchemaObject): boolean {
  return schema['x-secret'] === true;
}

/** The schemas and all that apply to the same value as they do, each once. */
function applicable(schemas: readonly RuntimeSchema[]): readonly RuntimeSchemaObject[] {
  const found = new Set<RuntimeSchemaObject>();
  const add = (schema: RuntimeSchema | undefined): void => {
    if (typeof schema !== 'object' || found.has(schema)) return;
    found.add(schema);
    const { $ref, allOf = [], anyOf = [], oneOf = [], not, if: condition, dependentSchemas = {} } = schema;
    const { then: consequence, else: alternative } = schema;
    const same = [
      ...allOf,
      ...anyOf,
      ...oneOf,
      not,
      condition,
      consequence,
      alternative,
      ...Object.values(dependentSchemas),
    ];
    for (const inner of [$ref?.(), ...same]) add(inner);
  };
  for (const schema of schemas) add(schema);
  return [...found];
}

function below(schema: RuntimeSchemaObject, step: string | number): readonly RuntimeSchema[] {
  const { prefixItems = [], items, contains, unevaluatedItems } = schema;
  const { properties = {}, patternProperties = {}, additionalProperties, unevaluatedProperties } = schema;
  const named =
    typeof step === 'number'
      ? [prefixItems[step], items, contains, unevaluatedItems]
      : [
          Object.hasOwn(properties, step) ? properties[step] : undefined,
          ...Object.entries(patternProperties).flatMap(([pattern, inner]) =>
            regularExpression(pattern).test(step) ? [inner] : [],
          ),
          additionalProperties,
          unevaluatedProperties,
        ];
  return named.filter((inner) => inner !== undefined);
}
