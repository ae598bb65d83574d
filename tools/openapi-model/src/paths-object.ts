import type { Location } from './location.ts';
import { readOperation, type Operation, type OperationContext } from './operation-object.ts';
import { checkPathTemplate } from './path-template.ts';
import { readPathItem } from './path-item-object.ts';

/** The operations of a document in document order (OpenAPI 3.1 §4.8.8), each with an `operationId` of its own. */
export function readOperations(root: Location, document: OperationContext['document']): readonly Operation[] {
  const found = root
    .member('paths')
    .members()
    .filter(([path]) => !path.startsWith('x-'))
    .flatMap(([path, entry]) => {
      checkPathTemplate(path, entry);
      const pathItem = readPathItem(entry);
      return pathItem.operations.map(({ method, location }) => ({
        place: location.member('operationId'),
        operation: readOperation({ path, method, location, pathItem, document }),
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
