import type { Json, JsonObject, Model, Schema } from '@opendas/openapi-model';
import { createComponentSchemas } from '../component-schemas.ts';
import { createSchemaCheck, type Direction } from '../schema-check/schema-check.ts';
import { arraySamples } from './array-samples.ts';
import type { Building, KnownValue, Progress, TypeSamples } from './building.ts';
import { mergeSchemas, type MergedSchema } from './merged-schema.ts';
import { numberSamples } from './number-samples.ts';
import { objectSamples } from './object-samples.ts';
import { inOrder, kindOf, likelyTypes } from './sample-order.ts';
import { stringSamples } from './string-samples.ts';

/** A value that fits a schema, or why there is none. */
export type Sample = { readonly value: Json } | { readonly problem: string };

/** How samples are made. */
export interface SampleOptions {
  /** In a request nothing is read-only, in a response nothing write-only. */
  readonly direction: Direction;
  /** Whether objects get the members that are not required as well. Default: `false`. */
  readonly optional?: boolean;
  /** Whether objects get a member where they may, for forms, which have no empty objects. Default: `false`. */
  readonly filled?: boolean;
  /**
   * Whether a value shows as little as its schema promises: null where it may stand for an object, text where it may, an empty list where
   * items may be of several kinds. Default: `false`.
   */
  readonly least?: boolean;
}

/** Makes a value for a schema: the same one whenever it is asked. */
export type Sampler = (schema: Schema, options: SampleOptions) => Sample;

/** A schema whose alternatives contradict each other could be tried for ever. */
const mostValues = 20_000;

/**
 * Makes samples for the schemas of a document.
 *
 * A value comes from the schema where it has one that fits (`example`, `examples`, `default`, `const`, `enum`), and is else built from
 * its keywords. Every sample was checked with its schema, formats included: a value that does not fit is never given.
 */
export function createSampler({ schemas }: Pick<Model, 'schemas'>): Sampler {
  const check = createSchemaCheck({ schemas }, { formats: true, stopsAtFirst: true });
  const components = createComponentSchemas(schemas);
  const merged = new Map<Schema, MergedSchema | undefined>();
  const merge = (schema: Schema): MergedSchema | undefined => {
    if (!merged.has(schema)) merged.set(schema, mergeSchemas([schema], components));
    return merged.get(schema);
  };
  const knownValues = new Map<string, Map<Schema, KnownValue>>();
  return (schema, { direction, optional = false, filled = false, least = false }) => {
    const progress: Progress = { left: mostValues, cuts: 0, bound: 0, problem: undefined };
    const kind = `${direction} ${optional} ${filled} ${least}`;
    const known = knownValues.get(kind) ?? new Map<Schema, KnownValue>();
    knownValues.set(kind, known);
    const of = { components, merge, check, known, values };
    const building: Building = { ...of, direction, optional, filled, least, around: new Set(), depth: 0, progress };
    let tries = 0;
    for (const value of values(schema, building)) {
      if (fits(value, schema, building)) return { value };
      tries += 1;
      if (tries === mostMisses) break;
    }
    const why = progress.left <= 0 ? 'it is too deep to try more' : progress.problem;
    return { problem: `no value was found that fits its schema${why === undefined ? '' : `: ${why}`}` };
  };
}

/** So many values of a type in a row that do not fit are enough. */
const mostMisses = 100;

/** Values that fit a schema, as far as that is known before the whole is there; the best first. */
function* values(schema: Schema, building: Building): Generator<Json> {
  yield* mergedValues(building.merge(schema), building, (value) => fits(value, schema, building));
}

function fits(value: Json, schema: Schema, { check, direction, progress }: Building): boolean {
  const [complaint] = check(schema, value, direction);
  if (complaint === undefined) return true;
  progress.problem ??= complaint;
  return false;
}

function* mergedValues(
  merged: MergedSchema | undefined,
  building: Building,
  isFitting: (value: Json) => boolean,
  isChosen = false,
): Generator<Json> {
  building.progress.left -= 1;
  if (merged === undefined || building.progress.left <= 0) return;
  for (const name of merged.names) {
    if (building.around.has(name)) {
      building.progress.cuts += 1;
      return;
    }
  }
  const isOpen = merged.choices.some((list) => list.filter((schema) => kindOf(schema, building) !== 'null').length > 1);
  const yieldable = (value: Json): Json => {
    if (isOpen && typeof value === 'object' && value !== null) building.progress.bound += 1;
    return value;
  };
  for (const value of givenValues(merged.keywords)) if (isFitting(value)) yield yieldable(value);
  const [choice, ...others] = merged.choices;
  if (choice !== undefined) {
    for (const alternative of inOrder(choice, building)) {
      // One choice after the other: what is chosen may have choices of its own.
      const chosen = mergeSchemas([merged.keywords, alternative], building.components);
      const rest = chosen && { ...chosen, choices: [...chosen.choices, ...others], names: join(merged, chosen) };
      for (const value of mergedValues(rest, building, isFitting, true)) yield yieldable(value);
    }
    return;
  }
  if (merged.keywords['const'] !== undefined || merged.keywords['enum'] !== undefined) return;
  const isCertain = !isChosen && !uncertain.some((keyword) => merged.keywords[keyword] !== undefined);
  for (const type of likelyTypes(merged.keywords, building)) {
    let misses = 0;
    for (const value of types.get(type)?.(merged, building) ?? []) {
      if ((isCertain && certainTypes.has(type)) || isFitting(value)) {
        misses = 0;
        yield value;
      } else {
        misses += 1;
        if (misses === mostMisses) break;
      }
    }
  }
}

function join(first: MergedSchema, second: MergedSchema): ReadonlySet<string> {
  return new Set([...first.names, ...second.names]);
}

/** Values that stand in the schema itself; some may not fit. */
function givenValues(keywords: JsonObject): readonly Json[] {
  const { const: constant, enum: allowed, example, examples, default: ofDefault } = keywords;
  const lists = [examples, allowed].map((list) => (Array.isArray(list) ? (list as readonly Json[]) : []));
  const singles = [constant, example, ofDefault].map((value) => (value === undefined ? [] : [value]));
  const [ofConst = [], ofExample = [], ofDefaults = []] = singles;
  const [ofExamples = [], ofEnum = []] = lists;
  return [...ofConst, ...ofExample, ...ofExamples, ...ofDefaults, ...ofEnum.toSorted(nullsLast)];
}

function nullsLast(first: Json, second: Json): number {
  return Number(first === null) - Number(second === null);
}

const types: ReadonlyMap<string, TypeSamples> = new Map<string, TypeSamples>([
  ['object', objectSamples],
  ['array', arraySamples],
  ['string', ({ keywords }) => stringSamples(keywords)],
  ['integer', ({ keywords }) => numberSamples(keywords, true)],
  ['number', ({ keywords }) => numberSamples(keywords, false)],
  ['boolean', () => [true, false]],
  ['null', () => [null]],
]);

/** Types whose samples fit by how they are built. */
const certainTypes: ReadonlySet<string> = new Set(['object', 'boolean', 'null']);

/** Keywords that are not built, but tried. */
const uncertain: readonly string[] = [
  'not',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
  'maxProperties',
  'patternProperties',
];
