import type { Model, Operation } from '@opendas/openapi-model';
import { docComment } from './doc-comment.ts';
import { functionName } from './identifier.ts';
import { operationDefinition } from './operation-definition.ts';

/** Where the generated file finds what it stands on. */
export interface EmitOptions {
  /** Name of the document's file, for the first line. */
  readonly source: string;
  /** Module that exports `operation`, which makes a function from a definition. Default: `../operation.ts`. */
  readonly runtime?: string;
}

/**
 * The operations of a document as one TypeScript module: a function for each (so that a bundle holds only what it
 * imports), and the table `operations` of all of them. Equal models give equal bytes.
 *
 * @throws Error where two operations would get the same function name, or an operation has something that is not supported.
 */
export function emitClient(model: Model, { source, runtime = '../operation.ts' }: EmitOptions): string {
  const names = functionNames(model.operations);
  const functions = model.operations.map((operation) =>
    [
      docComment(operation),
      `export const ${names.get(operation.operationId)} = /* @__PURE__ */ operation<${JSON.stringify(operation.operationId)}>(`,
      `${operationDefinition(operation)});`,
    ].join('\n'),
  );
  const table = model.operations.map(
    ({ operationId }) => `  ${JSON.stringify(operationId)}: ${names.get(operationId)},`,
  );
  return [
    `// Made by openapi-client from ${source}. Do not edit: change the document.`,
    `import { operation } from ${JSON.stringify(runtime)};`,
    '',
    '/** Statuses whose body may be missing, by `operationId`. */',
    `export interface BodyOptionalResponses {\n${bodyOptional(model.operations).join('\n')}\n}`,
    '',
    functions.join('\n\n'),
    '',
    '/** Every operation by its `operationId`, for callers that choose it at run time. */',
    `export const operations = {\n${table.join('\n')}\n} as const;`,
    '',
  ].join('\n');
}

function functionNames(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const takenBy = new Map<string, string>();
  for (const { operationId } of operations) {
    const name = functionName(operationId);
    const other = takenBy.get(name);
    if (other !== undefined) {
      throw new Error(`The operations ${other} and ${operationId} would both become ${name}. Rename one of them.`);
    }
    takenBy.set(name, operationId);
    names.set(operationId, name);
  }
  return names;
}

function bodyOptional(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap(({ operationId, responses }) => {
    const statuses = responses
      .filter(({ extensions }) => extensions['x-body-optional'] === true)
      .map(({ status }) => status);
    return statuses.length === 0 ? [] : [`  readonly ${JSON.stringify(operationId)}: ${statuses.join(' | ')};`];
  });
}
