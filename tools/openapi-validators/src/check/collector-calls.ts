import type { Schema } from '@opendas/openapi-model';
import type { ModuleScope } from './code-writer.ts';
import type { Alternative } from './in-place-parts.ts';

/** What calls of collectors are written with. */
interface Collecting {
  /** Names of the value and of the set in the code. */
  readonly value: string;
  readonly seen: string;
  readonly module: ModuleScope;
  /** The body of the collector of a schema; `undefined` where the schema evaluates nothing. */
  readonly bodyOf: (schema: Schema, value: string, seen: string, module: ModuleScope) => readonly string[] | undefined;
}

/** Expressions that add what alternatives evaluate (names of members, numbers of items) to a set, and hold where that is everything. */
export function collectorCalls(
  kind: 'members' | 'items',
  alternatives: readonly Alternative[],
  { value, seen, module, bodyOf }: Collecting,
): readonly string[] {
  return alternatives.flatMap(({ schema, condition }) => {
    const collector = module.collector(kind, schema, (given, set) => bodyOf(schema, given, set, module));
    return collector === undefined ? [] : [`(${condition()} && ${collector}(${value}, ${seen}))`];
  });
}
