import type { Model, Operation } from '@opendas/openapi-model';
import { docComment } from './doc-comment.ts';
import { functionName } from './identifier.ts';
import { operationDefinition } from './operation-definition.ts';
import { pagingOf } from './paging.ts';

/** Where the generated file finds what it stands on. */
export interface EmitOptions {
  /** Name of the document's file, for the first line. */
  readonly source: string;
  /** Module with the types of openapi-typescript for the same document: a document that differs does not compile. */
  readonly types: string;
  /** Module that exports `operation`, which makes a function from a definition. Default: `../operation.ts`. */
  readonly runtime?: string;
}

/**
 * The operations of a document as one TypeScript module: a function for each (so that a bundle holds only what it
 * imports), and the table `operations` of all of them. Equal models give equal bytes.
 *
 * @throws Error where two operations would get the same function name.
 */
export function emitClient(model: Model, { source, types, runtime = '../operation.ts' }: EmitOptions): string {
  const names = functionNames(model.operations);
  const table = [...names].map(([operationId, name]) => `  ${JSON.stringify(operationId)}: ${name},`);
  return [
    `// Made by openapi-client from ${source}. Do not edit: change the document.`,
    `import type { operations as DocumentOperations } from ${JSON.stringify(types)};`,
    `import { operation } from ${JSON.stringify(runtime)};`,
    '',
    '/** Statuses whose body may be missing, by `operationId`. */',
    ...typeTable('BodyOptionalResponses', model.operations, bodyOptionalStatuses),
    '',
    '/** Lists that are read page by page: the member of the response with the items, by `operationId`. */',
    ...typeTable('PagedItems', model.operations, (operation) => {
      const paging = pagingOf(operation, model);
      return paging && JSON.stringify(paging.items);
    }),
    '',
    ...model.operations.flatMap((operation) => {
      const name = names.get(operation.operationId);
      const type = JSON.stringify(operation.operationId);
      const definition = operationDefinition(operation, pagingOf(operation, model));
      return [docComment(operation), `export const ${name} = /* @__PURE__ */ operation<${type}>(${definition});`, ''];
    }),
    '/** Every operation by its `operationId`, for callers that choose it at run time. */',
    'export const operations = {',
    ...table,
    '} as const satisfies Readonly<Record<keyof DocumentOperations, unknown>>;',
    '',
  ].join('\n');
}

/** Names of functions by `operationId`, in the order of the operations. */
function functionNames(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const takenBy = new Map<string, string>();
  for (const { operationId } of operations) {
    const name = functionName(operationId);
    const other = takenBy.get(name);
    if (other !== undefined) {
      throw new Error(`The operations ${other} and ${operationId} would both become ${name}. Rename one of them.`);
    }
    takenBy.set(name, operationId);
  }
  return new Map([...takenBy].map(([name, operationId]) => [operationId, name]));
}

function bodyOptionalStatuses({ responses }: Operation): string | undefined {
  const optional = responses.filter(({ extensions }) => extensions['x-body-optional'] === true);
  return optional.map(({ status }) => status).join(' | ') || undefined;
}

function typeTable(
  name: string,
  operations: readonly Operation[],
  typeOf: (operation: Operation) => string | undefined,
): readonly string[] {
  const members = operations.flatMap((operation) => {
    const type = typeOf(operation);
    return type === undefined ? [] : [`  readonly ${JSON.stringify(operation.operationId)}: ${type};`];
  });
  return members.length === 0
    ? [`export type ${name} = Readonly<Record<never, never>>;`]
    : [`export interface ${name} {`, ...members, '}'];
}
