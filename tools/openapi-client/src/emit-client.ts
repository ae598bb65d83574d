import type { Model, Operation } from '@opendas/openapi-model';
import { docComment } from './doc-comment.ts';
import { functionNames } from './function-names.ts';
import { memberLine, statusLiteral } from './literal.ts';
import { operationDefinition } from './operation-definition.ts';
import { pagingOf } from './paging.ts';

/** Where the generated file finds what it stands on. */
export interface EmitOptions {
  /** Name of the document's file, for the first line. */
  readonly source: string;
  /** Module with the types of the same document (`operations`): a document that differs does not compile. */
  readonly types: string;
  /** Module that exports `operation`, which makes a function from a definition. Default: `../operation.ts`. */
  readonly runtime?: string;
}

/**
 * The operations of a document as one TypeScript module for a runtime of the caller's: a function for each (so that a bundle holds only
 * what it imports), and the table `operations` of all of them. Equal models give equal bytes.
 *
 * The definitions hold what has to be known to send the requests; it is up to the runtime what it can do, and its type of a definition
 * says so: members that it does not have do not compile.
 */
export function emitClient(model: Model, { source, types, runtime = '../operation.ts' }: EmitOptions): string {
  const names = functionNames(model.operations);
  return [
    firstLine(source),
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
    ...operationFunctions(model, names, (operation) => ({
      types: JSON.stringify(operation.operationId),
      definition: operationDefinition(operation, model),
    })),
    ...operationTable(names, ' as const satisfies Readonly<Record<keyof DocumentOperations, unknown>>'),
  ].join('\n');
}

/** The first line of a generated file; a name cannot end it. */
export function firstLine(source: string): string {
  return `// Made by openapi-client from ${source.replaceAll(/\s+/g, ' ')}. Do not edit: change the document.`;
}

/** A function for every operation: its type arguments, and its definition. */
export function operationFunctions(
  { operations }: Model,
  names: ReadonlyMap<string, string>,
  codeOf: (operation: Operation) => { readonly types: string; readonly definition: string },
): readonly string[] {
  return operations.flatMap((operation) => {
    const { types, definition } = codeOf(operation);
    const name = names.get(operation.operationId);
    return [docComment(operation), `export const ${name} = /* @__PURE__ */ operation<${types}>(${definition});`, ''];
  });
}

/**
 * The table of all functions.
 *
 * @param type - What follows the literal.
 */
export function operationTable(names: ReadonlyMap<string, string>, type: string): readonly string[] {
  return [
    '/** Every operation by its `operationId`, for callers that choose it at run time. */',
    'export const operations = {',
    ...[...names].map(([operationId, name]) => memberLine(operationId, name)),
    `}${type};`,
    '',
  ];
}

function bodyOptionalStatuses({ responses }: Operation): string | undefined {
  const optional = responses.filter(({ extensions }) => extensions['x-body-optional'] === true);
  return optional.map(({ status }) => statusLiteral(status)).join(' | ') || undefined;
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
