import type { Json, Schema } from '@opendas/openapi-model';
import type { ComponentSchemas } from '../component-schemas.ts';
import type { Direction, SchemaCheck } from '../schema-check/schema-check.ts';
import type { MergedSchema } from './merged-schema.ts';

/** What goes on while one sample is built. */
export interface Building {
  readonly components: ComponentSchemas;
  readonly check: SchemaCheck;
  readonly direction: Direction;
  /** Whether objects get the members that are not required as well. */
  readonly optional: boolean;
  /** Whether objects get a member and lists an item, where they may. */
  readonly filled: boolean;
  /** Whether a value shows as little as its schema promises. */
  readonly least: boolean;
  /** Components around the value: a value within itself is left out. */
  readonly around: ReadonlySet<string>;
  /** Objects and arrays around the value. */
  readonly depth: number;
  readonly progress: Progress;
  /** Gives values that fit a schema, the best first. */
  readonly values: (schema: Schema, building: Building) => Iterable<Json>;
  /** Gives a schema with its references followed, as {@link mergeSchemas} does. */
  readonly merge: (schema: Schema) => MergedSchema | undefined;
  /** Best values that are known, of schemas whose value does not depend on what is around them. */
  readonly known: Map<Schema, KnownValue>;
}

/** What is counted while a sample is built. */
export interface Progress {
  /** Values that may still be built. */
  left: number;
  /** How often a value was left out for what is around it: such a sample is not one for other places. */
  cuts: number;
  /** How often one of several kinds of objects was built: whoever expects it expects more than the schema promises. */
  bound: number;
  /** The first thing that was wrong with a value. */
  problem: string | undefined;
}

/** Values of one type that a schema may fit, the best first. */
export type TypeSamples = (schema: MergedSchema, building: Building) => Iterable<Json>;

/** What goes on within an object or array. */
export function within(building: Building, { names }: MergedSchema): Building {
  const around = names.size === 0 ? building.around : new Set([...building.around, ...names]);
  return { ...building, around, depth: building.depth + 1 };
}

/** A value that was built before. */
export interface KnownValue {
  readonly value: Json;
  /** Whether it has one of several kinds of objects in it. */
  readonly isBound: boolean;
}

/** The best value of a schema; undefined where there is none. */
export function firstValue(schema: Schema, building: Building): Json | undefined {
  const { known, progress } = building;
  const before = known.get(schema);
  if (before !== undefined) {
    if (before.isBound) progress.bound += 1;
    return before.value;
  }
  const { cuts, bound } = progress;
  for (const value of building.values(schema, building)) {
    if (progress.cuts === cuts) known.set(schema, { value, isBound: progress.bound > bound });
    return value;
  }
  return undefined;
}
