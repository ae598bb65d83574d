import { formatPath, operations, type Issue } from '@opendas/validators';
import type { IncomingHttpHeaders } from 'node:http';
import type { DocumentOperation } from './document-operations.ts';
import { mayBeRepeated, pickDocumented } from './documented-members.ts';
import { invalidMember } from './invalid-member.ts';
import { parseQuery } from './query.ts';
import { refuseUnstorableText, type Path } from './unstorable-text.ts';

/** A request as it came in. */
export interface ReceivedRequest {
  readonly path: Readonly<Record<string, string>>;
  /** The part of the URI after `?`. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** `undefined` where there was none. */
  readonly body: unknown;
}

/** The parts of a request that the document knows, each as the document allows it. */
export interface ValidRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | number>>;
  readonly body: unknown;
}

/** Keywords that a text breaks by what it says: a message about them may repeat a short text. */
const keywordsOfContent: ReadonlySet<string> = new Set(['pattern', 'enum', 'const', 'format']);
/** Longest text that a message repeats. */
const longestRepeated = 64;
/** How many mistakes one message names. */
const mistakesInMessage = 3;

/**
 * Checks a request against the document and keeps what the document knows of it.
 *
 * @throws ServiceError that names the fields, what was expected, and what was got where that is short and no secret.
 */
export function validRequest(operation: DocumentOperation, received: ReceivedRequest): ValidRequest {
  const query = parseQuery(received.query, operation.queryParameters, (name, message) =>
    invalidMember(operation.operationId, name, message),
  );
  checkParameters(operation, { path: received.path, query, header: documentedHeaders(operation, received.headers) });
  return { path: received.path, query, body: validBody(operation, received.body) };
}

function checkParameters(operation: DocumentOperation, parameters: Record<'path' | 'query' | 'header', object>): void {
  const { operationId } = operation;
  refuseUnstorableText(parameters, (path, mistake) =>
    invalidMember(operationId, parameterAt(path), `${nameOfParameter(path)}: ${mistake}`),
  );
  const validator = operations[operationId].parameters;
  if (validator.is(parameters)) return;
  const issues = validator.issues(parameters);
  const message = messageOf(issues, (issue) =>
    sentence(nameOfParameter(issue.path), issue, repeatable(parameters, issue)),
  );
  throw invalidMember(operationId, parameterAt(issues[0]?.path ?? []), message);
}

function validBody(operation: DocumentOperation, body: unknown): unknown {
  const { operationId, requestBody: documented } = operation;
  if (documented === undefined) return undefined;
  if (body === undefined) {
    if (!operation.isBodyRequired) return undefined;
    throw invalidMember(operationId, undefined, 'body: expected a JSON object, got no body.');
  }
  const validator = operations[operationId].requestBody;
  if (validator !== undefined && !validator.is(body)) {
    const issues = validator.issues(body);
    const message = messageOf(issues, (issue) => {
      const found = mayBeRepeated(documented, issue.path) ? repeatable(body, issue) : undefined;
      return sentence(nameOfMember(issue.path), issue, found);
    });
    throw invalidMember(operationId, memberAt(issues[0]?.path ?? []), message);
  }
  const picked = pickDocumented(documented, body, 'keep');
  refuseUnstorableText(picked, (path, mistake) =>
    invalidMember(operationId, memberAt(path), `${nameOfMember(path)}: ${mistake}`),
  );
  return picked;
}

function documentedHeaders(operation: DocumentOperation, headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    [...operation.headerParameters].flatMap((name) => {
      const value = headers[name.toLowerCase()];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** The path of a parameter begins with where it is: `query`, `per_page`. */
function nameOfParameter([, ...path]: Path): string {
  return formatPath(path);
}

function nameOfMember(path: Path): string {
  return path.length === 0 ? 'body' : formatPath(path);
}

/** The parameter at a path. */
function parameterAt([, name]: Path): string | undefined {
  return typeof name === 'string' ? name : undefined;
}

/** The outermost member of a body at a path. */
function memberAt([name]: Path): string | undefined {
  return typeof name === 'string' ? name : undefined;
}

/** The text at an issue, where the issue is about what it says and the text is short. */
function repeatable(value: unknown, { path, keyword }: Issue): string | undefined {
  if (!keywordsOfContent.has(keyword)) return undefined;
  const found = path.reduce<unknown>(
    (parent, step) => (typeof parent === 'object' && parent !== null ? Reflect.get(parent, step) : undefined),
    value,
  );
  return typeof found === 'string' && found.length <= longestRepeated ? found : undefined;
}

function sentence(name: string, { expected, message }: Issue, found: string | undefined): string {
  return found === undefined ? `${name}: ${message}.` : `${name}: expected ${expected}, got ${printable(found)}.`;
}

/** Control characters and the like would make a message unreadable. */
function printable(text: string): string {
  return /^[^\p{C}]+$/u.test(text) ? text : JSON.stringify(text);
}

function messageOf(issues: readonly Issue[], sentenceOf: (issue: Issue) => string): string {
  const sentences = issues.slice(0, mistakesInMessage).map(sentenceOf);
  const rest = issues.length - sentences.length;
  return [...sentences, ...(rest > 0 ? [`Mistakes not shown: ${rest}.`] : [])].join(' ');
}
