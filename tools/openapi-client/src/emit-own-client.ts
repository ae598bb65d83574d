import { preferredMediaType, type Model, type Operation, type Server } from '@opendas/openapi-model';
import { bodyOptionalResponses } from './body-table.ts';
import { firstLine, operationFunctions, operationTable } from './emit-client.ts';
import { functionNames } from './function-names.ts';
import { statusLiteral } from './literal.ts';
import { ownDefinition } from './own-definition.ts';

/** Where the generated file finds what it stands on. */
export interface ClientOptions {
  /** Name of the document's file, for the first line. */
  readonly source: string;
  /** Module with the types of the same document (`operations`). Default: `./types.js`. */
  readonly types?: string;
}

/** `client.ts`: the operations of a document as functions that stand on the runtime beside it (`client-runtime/`). */
export function emitOwnClient(model: Model, { source, types = './types.js' }: ClientOptions): string {
  const names = functionNames(model.operations);
  const definitions = new Map(model.operations.map((operation) => [operation, ownDefinition(operation, model)]));
  const functions = operationFunctions(model, names, (operation) => ({
    types: typeArguments(operation),
    definition: definitions.get(operation) ?? '',
  }));
  return [
    firstLine(source),
    ...(model.operations.length === 0
      ? []
      : [
          `import type { operations as DocumentOperations } from ${JSON.stringify(types)};`,
          "import { operation } from './client-runtime/operation.js';",
        ]),
    ...namedImports(definitions.values()),
    ...transport(model.servers),
    '',
    "export { basic, bearer } from './client-runtime/authorization.js';",
    'export {',
    '  AbortedError,',
    '  ApiError,',
    '  ClientError,',
    '  MismatchError,',
    '  NetworkError,',
    '  UnexpectedResponseError,',
    "} from './client-runtime/errors.js';",
    "export type { Transport, TransportOptions } from './client-runtime/transport.js';",
    "export { unwrap } from './client-runtime/unwrap.js';",
    '',
    ...functions,
    // Other generators of types list operations of webhooks and callbacks too, which are none of a client.
    ...operationTable(names, ' as const'),
  ].join('\n');
}

/** The types of the operation, and what they do not say. */
function typeArguments(operation: Operation): string {
  const content = operation.requestBody?.content ?? [];
  const preferred = preferredMediaType(content);
  const optional = bodyOptionalResponses(operation);
  const particulars = [
    ...(content.length > 1 && preferred !== undefined ? [`contentType: ${JSON.stringify(preferred.mediaType)}`] : []),
    ...(optional.length > 0 ? [`optional: ${optional.map(({ status }) => statusLiteral(status)).join(' | ')}`] : []),
  ];
  const types = `DocumentOperations[${JSON.stringify(operation.operationId)}]`;
  return particulars.length === 0 ? types : `${types}, { ${particulars.join('; ')} }`;
}

/** Modules of the runtime whose functions definitions name. */
const namespaces = { answers: 'answers', bodies: 'bodies', styles: 'parameter-style' } as const;

/** Imports of the modules whose functions the definitions name. */
function namedImports(definitions: Iterable<string>): readonly string[] {
  const code = [...definitions].map((definition) => definition.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""'));
  return Object.entries(namespaces)
    .filter(([name]) => code.some((text) => text.includes(`${name}.`)))
    .map(([name, module]) => `import * as ${name} from './client-runtime/${module}.js';`);
}

/** `createTransport`, which knows the first server of the document where its URL is absolute. */
function transport([server]: readonly Server[]): readonly string[] {
  if (server === undefined || !/^https?:\/\//i.test(server.url)) {
    return ['', "export { createTransport } from './client-runtime/transport.js';"];
  }
  const url = JSON.stringify(server.url);
  return [
    "import { transportTo } from './client-runtime/transport.js';",
    '',
    `/** Connects operations with a service. Default of \`baseUrl\`: the first server of the document, ${url.replaceAll('*/', '*\\/')}. */`,
    `export const createTransport = /* @__PURE__ */ transportTo(${url});`,
  ];
}
