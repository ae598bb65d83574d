import type { Location } from './location.ts';
import { httpMethods, readOperation, type Operation } from './operation-object.ts';
import { follow } from './reference-object.ts';
import type { SecurityRequirements } from './security-scheme-object.ts';

/** The operations of a document in document order (OpenAPI 3.1 §4.8.8), each with an `operationId` of its own. */
export function readOperations(root: Location, ofDocument: SecurityRequirements): readonly Operation[] {
  const found = root
    .member('paths')
    .members()
    .filter(([path]) => !path.startsWith('x-'))
    .flatMap(([path, entry]) => {
      if (!path.startsWith('/')) entry.report(`a path begins with a slash; write /${path}`);
      const pathItem = follow(entry);
      return httpMethods
        .filter((method) => pathItem.member(method).value !== undefined)
        .map((method) => ({
          place: pathItem.member(method),
          operation: readOperation(path, method, pathItem, ofDocument),
        }));
    });
  reportRepeatedIds(found);
  const taken = new Set(found.flatMap(({ operation: { operationId } }) => operationId ?? []));
  return found.map(({ operation }) => ({
    ...operation,
    operationId: operation.operationId ?? newId(operation, taken),
  }));
}

interface Found {
  readonly operation: ReturnType<typeof readOperation>;
  readonly place: Location;
}

function reportRepeatedIds(found: readonly Found[]): void {
  const first = new Map<string, string>();
  for (const { operation, place } of found) {
    const { operationId, pointer } = operation;
    if (operationId === undefined) continue;
    const other = first.get(operationId);
    if (other === undefined) first.set(operationId, pointer);
    else place.report(`operationId ${operationId} is taken by ${other}; every operation needs its own`);
  }
}

/** `get_v3_id` for `get /v3/{id}`, with a number where that is taken. */
function newId({ method, path }: Pick<Operation, 'method' | 'path'>, taken: Set<string>): string {
  const base = [method, ...path.split(/[^\p{ID_Continue}]+/u)].filter((word) => word !== '').join('_');
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}_${count}`;
  taken.add(id);
  return id;
}
