import { preferredMediaType, type Model, type Operation, type Server } from '@opendas/openapi-model';
import type { RequestKind } from './body-kind.ts';
import { firstLine, operationFunctions, operationTable } from './emit-client.ts';
import { functionNames } from './function-names.ts';
import { statusLiteral } from './literal.ts';
import { bodyWriters, optionalResponses, ownDefinition } from './operation-definition.ts';

/** Where the generated file finds what it stands on. */
export interface ClientOptions {
  /** Name of the document's file, for the first line. */
  readonly source: string;
  /** Module with the types of the same document (`operations`). Default: `./types.js`. */
  readonly types?: string;
}

/** Modules of the runtime that have the functions which write bodies. */
const writerModules: Readonly<Record<RequestKind, string>> = {
  binary: 'body-writer',
  form: 'form-body',
  json: 'body-writer',
  multipart: 'multipart-body',
  text: 'body-writer',
};

/** `client.ts`: the operations of a document as functions that stand on the runtime beside it (`client-runtime/`). */
export function emitOwnClient(model: Model, { source, types = './types.js' }: ClientOptions): string {
  const names = functionNames(model.operations);
  const functions = operationFunctions(model, names, (operation) => ({
    types: typeArguments(operation),
    definition: ownDefinition(operation, model),
  }));
  return [
    firstLine(source),
    `import type { operations as DocumentOperations } from ${JSON.stringify(types)};`,
    ...(model.operations.length === 0 ? [] : ["import { operation } from './client-runtime/operation.js';"]),
    ...writerImports(model),
    ...transport(model.servers),
    '',
    "export { basic, bearer } from './client-runtime/authorization.js';",
    'export {',
    '  AbortedError,',
    '  ApiError,',
    '  ClientError,',
    '  MismatchError,',
    '  NetworkError,',
    '  UnexpectedBodyError,',
    '  UnexpectedStatusError,',
    "} from './client-runtime/errors.js';",
    "export type { Transport, TransportOptions } from './client-runtime/transport.js';",
    "export { unwrap } from './client-runtime/unwrap.js';",
    '',
    ...functions,
    ...operationTable(names),
  ].join('\n');
}

/** The types of the operation, and what they do not say. */
function typeArguments(operation: Operation): string {
  const content = operation.requestBody?.content ?? [];
  const preferred = preferredMediaType(content);
  const optional = optionalResponses(operation);
  const particulars = [
    ...(content.length > 1 && preferred !== undefined ? [`contentType: ${JSON.stringify(preferred.mediaType)}`] : []),
    ...(optional.length > 0 ? [`optional: ${optional.map(({ status }) => statusLiteral(status)).join(' | ')}`] : []),
  ];
  const types = `DocumentOperations[${JSON.stringify(operation.operationId)}]`;
  return particulars.length === 0 ? types : `${types}, { ${particulars.join('; ')} }`;
}

/** Imports of the functions that write bodies, of those that the operations need. */
function writerImports(model: Model): readonly string[] {
  const used = new Set(model.operations.flatMap((operation) => [...bodyWriters(operation, model).values()]));
  const kinds = Object.keys(writerModules).filter((kind): kind is RequestKind => used.has(kind as RequestKind));
  const modules = new Set(kinds.map((kind) => writerModules[kind]));
  return [...modules].map((module) => {
    const names = kinds.filter((kind) => writerModules[kind] === module);
    return `import { ${names.join(', ')} } from './client-runtime/${module}.js';`;
  });
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
