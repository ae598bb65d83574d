import { assertionKeywords, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';

/** What stands in a schema and the schemas in it. */
export interface SchemaSurvey {
  /** The schemas that it refers to, each once. */
  readonly references: ReadonlySet<string>;
  /** Patterns of texts and of the names of members, each once. */
  readonly patterns: ReadonlySet<string>;
  /** Whether a member is marked with `readOnly` or `writeOnly`. */
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** The schemas with `uniqueItems`. */
  readonly comparing: readonly SchemaObject[];
}

/** A survey that is being made. */
interface Draft {
  readonly references: Set<string>;
  readonly patterns: Set<string>;
  readOnly: boolean;
  writeOnly: boolean;
  readonly comparing: SchemaObject[];
}

const known = new WeakMap<SchemaObject, SchemaSurvey>();

/** Reads a schema once for all that ask what stands in it: documents have very many schemas. */
export function surveyOf(schema: Schema): SchemaSurvey {
  if (typeof schema === 'boolean') return nothing;
  const found = known.get(schema);
  if (found !== undefined) return found;
  const draft = emptyDraft();
  read(schema, draft);
  known.set(schema, draft);
  return draft;
}

function emptyDraft(): Draft {
  return { references: new Set(), patterns: new Set(), readOnly: false, writeOnly: false, comparing: [] };
}

const nothing: SchemaSurvey = emptyDraft();

/** What a keyword adds to a survey. */
const notes: ReadonlyMap<string, (value: Json, draft: Draft, schema: SchemaObject) => unknown> = new Map<
  string,
  (value: Json, draft: Draft, schema: SchemaObject) => unknown
>([
  ['$ref', (value, { references }) => typeof value === 'string' && references.add(value)],
  ['pattern', (value, { patterns }) => typeof value === 'string' && patterns.add(value)],
  [
    'patternProperties',
    (value, { patterns }) => isObject(value) && Object.keys(value).map((name) => patterns.add(name)),
  ],
  ['readOnly', (value, draft) => (draft.readOnly ||= value === true)],
  ['writeOnly', (value, draft) => (draft.writeOnly ||= value === true)],
  ['uniqueItems', (value, { comparing }, schema) => value === true && comparing.push(schema)],
]);

function read(schema: SchemaObject, draft: Draft): void {
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword] ?? null;
    notes.get(keyword)?.(value, draft, schema);
    const holds = assertionKeywords.get(keyword);
    // Most keywords hold no schemas.
    if (holds === undefined || holds === 'data' || typeof value !== 'object' || value === null) continue;
    if (holds === 'schema') readInner(value, draft);
    // A list and an object by name are read alike.
    else for (const inner of Object.values(value)) readInner(inner, draft);
  }
}

function readInner(value: Json, draft: Draft): void {
  if (isObject(value)) read(value, draft);
}
