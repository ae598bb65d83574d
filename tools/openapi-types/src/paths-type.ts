import { httpMethods, type Operation } from '@opendas/openapi-model';
import { docComment } from './doc-comment.ts';
import { propertyName, quoted } from './property-name.ts';
import { absent, exportedInterface, typeLiteral, type Member } from './type-literal.ts';
import { single } from './type-text.ts';

/**
 * `export interface paths`: the operation of each method, by path. A model has given the parameters of a path to its
 * operations, so that the path itself has none.
 */
export function pathsType(operations: readonly Operation[]): string {
  const byPath = new Map<string, Operation[]>();
  for (const operation of operations) {
    const ofPath = byPath.get(operation.path);
    if (ofPath === undefined) byPath.set(operation.path, [operation]);
    else ofPath.push(operation);
  }
  return exportedInterface(
    'paths',
    [...byPath].map(([path, ofPath]) => ({ key: propertyName(path), type: typeLiteral(pathMembers(ofPath)) })),
  );
}

function pathMembers(operations: readonly Operation[]): readonly Member[] {
  const byMethod = new Map(operations.map((operation) => [operation.method, operation]));
  return [
    { key: 'parameters', type: typeLiteral(['query', 'header', 'path', 'cookie'].map(absent)) },
    ...httpMethods.map((method) => {
      const operation = byMethod.get(method);
      if (operation === undefined) return absent(method);
      return {
        key: method,
        type: single(`operations[${quoted(operation.operationId)}]`),
        comment: docComment(operation),
      };
    }),
  ];
}
