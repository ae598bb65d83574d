import { componentReference, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { Referring } from './referring-schemas.ts';
import { mapItems, mapMembers, mapSchemas } from './schema-mapping.ts';
import { surveyOf } from './schema-survey.ts';
import { VariantMarks, type Mark } from './variant-marks.ts';

/** How a schema is used: `plain` as it stands, or in a request or response, where read-only or write-only members are not required (OpenAPI 3.1 §4.8.24.2). */
export type Variant = 'plain' | 'request' | 'response';

/** A component schema as the validators know it. */
export interface NamedSchema {
  /** Its name in the document. */
  readonly name: string;
  readonly variant: Variant;
  readonly schema: Schema;
}

/** Where the schemas of a variant stand; the types of a document have the same places. */
const places = {
  plain: '#/components/schemas',
  request: '#/components/requestSchemas',
  response: '#/components/responseSchemas',
} as const satisfies Record<Variant, string>;

const marks = { request: 'readOnly', response: 'writeOnly' } as const satisfies Record<string, Mark>;

/** A reference to the component schema of a name. */
export function referenceTo(name: string, variant: Variant = 'plain'): string {
  return inVariant(componentReference(name), variant);
}

function inVariant(reference: string, variant: Variant): string {
  return places[variant] + reference.slice(places.plain.length);
}

/** The schemas of a document, and what differs of them in requests and responses. */
export interface SchemaVariants {
  /** By the reference to it. A schema that is the same in a variant is here once, as `plain`. */
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  /** A schema as a variant has it: the same schema where nothing differs. */
  readonly in: (schema: Schema, variant: Variant) => Schema;
}

/** Adds the variants to component schemas whose references are all of the form of {@link referenceTo}. */
export function schemaVariants(components: ReadonlyMap<string, Schema>): SchemaVariants {
  const schemas = new Map<string, NamedSchema>();
  for (const [name, schema] of components) schemas.set(referenceTo(name), { name, variant: 'plain', schema });
  const target = (reference: string): Schema | undefined => schemas.get(reference)?.schema;
  const relaxations = {
    request: relaxation(components, 'request', new VariantMarks(marks.request, target)),
    response: relaxation(components, 'response', new VariantMarks(marks.response, target)),
  };
  for (const { added } of Object.values(relaxations)) for (const one of added) schemas.set(...one);
  return {
    schemas,
    in: (schema, variant) => (variant === 'plain' ? schema : relaxations[variant].relaxed(schema)),
  };
}

interface Relaxation {
  readonly added: readonly (readonly [reference: string, schema: NamedSchema])[];
  readonly relaxed: (schema: Schema) => Schema;
}

function relaxation(
  components: ReadonlyMap<string, Schema>,
  variant: 'request' | 'response',
  found: VariantMarks,
): Relaxation {
  // Most documents mark nothing, and are not searched any further.
  const areMarked = [...components.values()].some((schema) => surveyOf(schema)[marks[variant]]);
  const differing = areMarked ? differingSchemas(components, found) : new Set<string>();
  const reference = (given: string): string => (differing.has(given) ? inVariant(given, variant) : given);
  const relaxed = (schema: Schema): Schema =>
    areMarked || surveyOf(schema)[marks[variant]] ? relax(schema, { marks: found, reference }) : schema;
  const added = [...components]
    .filter(([name]) => differing.has(referenceTo(name)))
    .map(([name, schema]) => [referenceTo(name, variant), { name, variant, schema: relaxed(schema) }] as const);
  return { added, relaxed };
}

/** References to the component schemas that differ, themselves or in what they refer to. */
function differingSchemas(components: ReadonlyMap<string, Schema>, found: VariantMarks): ReadonlySet<string> {
  const referring = new Referring();
  const differing: string[] = [];
  for (const [name, schema] of components) {
    const note = (reference: string): string => {
      referring.add(referenceTo(name), reference);
      return reference;
    };
    if (relax(schema, { marks: found, reference: note }) !== schema) differing.push(referenceTo(name));
  }
  return referring.closure(differing);
}

interface Context {
  readonly marks: VariantMarks;
  /** The reference that takes the place of one. */
  readonly reference: (reference: string) => string;
}

/**
 * A schema that does not require marked members; the same schema where it requires none. Whatever fits the schema fits the relaxed
 * one too: nothing is relaxed where that would refuse more, in `not`, `if` and what `maxContains` counts.
 *
 * @param markedAbove - members that the schema around this one, for the same value, marks
 */
function relax(schema: Schema, context: Context, markedAbove: ReadonlySet<string> = new Set()): Schema {
  if (typeof schema === 'boolean') return schema;
  const marked: ReadonlySet<string> = new Set([...markedAbove, ...context.marks.members(schema)]);
  const needed = strings(schema['required']).filter((name) => !marked.has(name));
  const branches = (keyword: string): readonly Branch[] =>
    alternatives(schema[keyword]).map((member) => ({
      plain: member,
      relaxed: relax(member, context, marked),
      marks: context.marks.members(member),
    }));
  const [anyOf, oneOf] = [branches('anyOf'), branches('oneOf')];
  const ofAnyOf = conditionallyNeeded(needed, anyOf);
  const ofOneOf = conditionallyNeeded(
    needed.filter((name) => !ofAnyOf.includes(name)),
    oneOf,
  );
  const always = needed.filter((name) => !ofAnyOf.includes(name) && !ofOneOf.includes(name));
  const oneOfStays = ofOneOf.length === 0 && oneOf.every(({ plain, relaxed }) => plain === relaxed);
  const changed = mapMembers(schema, (keyword, value) => {
    if (keyword === '$ref' && typeof value === 'string') return context.reference(value);
    if (keyword === 'required') return always.length === strings(value).length ? value : always;
    if (keyword === 'dependentRequired' && isObject(value)) return relaxDependent(value, marked);
    if (keyword === 'anyOf') return mapItems(list(value), (_, index) => withNeeded(anyOf[index], ofAnyOf));
    if (keyword === 'oneOf') return oneOfStays ? value : undefined;
    if (unchanged.has(keyword) || (keyword === 'contains' && schema['maxContains'] !== undefined)) return value;
    return mapSchemas(keyword, value, (inner) => relax(inner, context, sameValue.has(keyword) ? marked : undefined));
  });
  if (oneOfStays) return changed;
  return { ...changed, allOf: [...list(changed['allOf']), relaxedOneOf(oneOf, ofOneOf)] };
}

/** Keywords that decide something else where a schema is relaxed. */
const unchanged: ReadonlySet<string> = new Set(['not', 'if', 'propertyNames']);

/** Keywords whose schemas are about the same value, so that what is marked around them is marked in them. */
const sameValue: ReadonlySet<string> = new Set(['allOf', 'then', 'else', 'dependentSchemas']);

/** A member of `anyOf` or `oneOf`. */
interface Branch {
  readonly plain: Schema;
  readonly relaxed: Schema;
  /** Members that it marks. */
  readonly marks: ReadonlySet<string>;
}

/** Members that are required, but not where the value fits a branch that marks them. */
function conditionallyNeeded(required: readonly string[], branches: readonly Branch[]): readonly string[] {
  return required.filter((name) => branches.some(({ marks: members }) => members.has(name)));
}

/** A relaxed branch that requires what is required around it, and what it does not mark. */
function withNeeded(branch: Branch | undefined, required: readonly string[]): Schema {
  if (branch === undefined) return true;
  const own = required.filter((name) => !branch.marks.has(name));
  return own.length === 0 ? branch.relaxed : { allOf: [branch.relaxed, { required: own }] };
}

/**
 * What `oneOf` says of a value that may lack marked members. Relaxed branches may fit where they did not, so that they are
 * asked only about values that fit none as it stands; of these, any may be meant.
 */
function relaxedOneOf(branches: readonly Branch[], required: readonly string[]): SchemaObject {
  const plain = branches.map((branch) => branch.plain);
  const needed = required.map((name) => ({
    anyOf: [{ required: [name] }, ...branches.filter((branch) => branch.marks.has(name)).map((branch) => branch.plain)],
  }));
  return {
    if: { anyOf: plain },
    then: { oneOf: plain, ...(needed.length === 0 ? {} : { allOf: needed }) },
    else: { anyOf: branches.map((branch) => withNeeded(branch, required)) },
  };
}

function relaxDependent(dependentRequired: SchemaObject, marked: ReadonlySet<string>): Json {
  return mapMembers(dependentRequired, (_, names) => {
    const kept = strings(names).filter((name) => !marked.has(name));
    return kept.length === strings(names).length ? names : kept;
  });
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function alternatives(value: Json | undefined): readonly Schema[] {
  return list(value).map((member) => (isObject(member) || typeof member === 'boolean' ? member : true));
}

function strings(value: Json | undefined): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}
