import type { Operation } from '@opendas/openapi-model';
import { functionName } from './identifier.ts';

/**
 * Names of functions by `operationId`, in the order of the operations. Where several would have the same one, the first has it, and the
 * others get the first number from 2 on that makes theirs unique.
 *
 * @example `list-things` → `listThings`, then `listThings` → `listThings_2`
 */
export function functionNames(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const natural = new Set(operations.map(({ operationId }) => functionName(operationId)));
  const taken = new Set<string>();
  return new Map(
    operations.map(({ operationId }) => {
      const name = uniqueName(functionName(operationId), natural, taken);
      taken.add(name);
      return [operationId, name];
    }),
  );
}

/** A number is never added so that the name of another operation changes. */
function uniqueName(name: string, natural: ReadonlySet<string>, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name}_${number}`;
    if (!taken.has(numbered) && !natural.has(numbered)) return numbered;
  }
}
