/** How a keyword holds further schemas: as its value, in a list, in an object by name. `data` holds none. */
export type SchemaHolder = 'data' | 'schema' | 'list' | 'map';

function row(holder: SchemaHolder, names: string): readonly (readonly [string, SchemaHolder])[] {
  return names.split(' ').map((name) => [name, holder] as const);
}

/** Keywords that restrict values, with the schemas they hold (JSON Schema 2020-12: Core §10 and §11, Validation §6). */
export const assertionKeywords: ReadonlyMap<string, SchemaHolder> = new Map([
  ...row('data', '$ref type const enum minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'),
  ...row('data', 'minLength maxLength pattern minItems maxItems uniqueItems minContains maxContains'),
  ...row('data', 'required dependentRequired minProperties maxProperties'),
  ...row('schema', 'items contains unevaluatedItems additionalProperties propertyNames unevaluatedProperties'),
  ...row('schema', 'not if then else'),
  ...row('list', 'prefixItems allOf anyOf oneOf'),
  ...row('map', 'properties patternProperties dependentSchemas'),
]);

/** Keywords that say something about a value and do not restrict it (Validation §7 to §9, OpenAPI 3.1 §4.8.24). */
export const annotationKeywords: ReadonlySet<string> = new Set(
  (
    'title description default deprecated readOnly writeOnly examples example format contentEncoding contentMediaType ' +
    'externalDocs xml discriminator'
  ).split(' '),
);

/** Keywords that name and structure schemas (Core §8); the model resolves them, so that no schema of a model has them. */
export const structureKeywords: ReadonlySet<string> = new Set(
  '$id $schema $anchor $dynamicAnchor $vocabulary $comment $defs definitions contentSchema nullable'.split(' '),
);

/** The keywords of the validation vocabulary, which a metaschema can leave out (Core §8.1.2). */
export const validationVocabulary: ReadonlySet<string> = new Set(
  (
    'type const enum minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems ' +
    'uniqueItems minContains maxContains required dependentRequired minProperties maxProperties'
  ).split(' '),
);
