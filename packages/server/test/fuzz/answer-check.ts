import { ErrorResp, formatPath, operations, type Validator } from '@opendas/validators';
import type { DocumentOperation } from '../../src/http/document-operations.ts';
import { objectOf } from '../../src/http/document.ts';
import { document } from '../requests/example-requests.ts';
import type { RawAnswer, RawOutcome } from './raw-connection.ts';
import type { WireRequest } from './wire-request.ts';

/** Statuses that the description of the document has for every path. */
const statusesOfEveryPath: ReadonlySet<number> = new Set([405, 408, 413, 414, 415, 417, 431]);

/** What is wrong with an answer; nothing where the document allows it. */
export function mistakesOf(operation: DocumentOperation, request: WireRequest, outcome: RawOutcome): readonly string[] {
  if (outcome === 'closed') return request.whole ? ['The connection was closed without an answer.'] : [];
  if (outcome.status >= 500) return [`The status is ${outcome.status}: ${outcome.body.slice(0, 500)}`];
  if (request.method === 'HEAD' || outcome.status === 304) return [];
  return [
    ...mistakesOfHeaders(outcome),
    ...(request.ofTheOperation ? mistakesOfBody(operation, outcome) : mistakesOfOther(outcome)),
  ];
}

function documentedStatuses({ path, method }: DocumentOperation): ReadonlySet<number> {
  const description = objectOf(objectOf(objectOf(document.root['paths'])[path])[method.toLowerCase()]);
  return new Set(Object.keys(objectOf(description['responses'])).map(Number));
}

function mistakesOfHeaders({ status, headers, body }: RawAnswer): readonly string[] {
  const id = headers.get('x-request-id') ?? '';
  const mistakes = [];
  if (!/^[A-Za-z0-9._-]{1,128}$/.test(id)) mistakes.push(`X-Request-Id is "${id}".`);
  if (status >= 400) {
    if (headers.get('content-type') !== 'application/json; charset=utf-8')
      mistakes.push(`Content-Type is ${headers.get('content-type')}.`);
    if (Reflect.get(Object(jsonOf(body)), 'request_id') !== id) mistakes.push('request_id is not that of the header.');
    if (status === 405 && !headers.has('allow')) mistakes.push('405 has no header Allow.');
  }
  return mistakes;
}

function mistakesOfBody(operation: DocumentOperation, { status, headers, body }: RawAnswer): readonly string[] {
  const { operationId } = operation;
  // The keys are the documented statuses; a response without a body has no validator.
  const responses = operations[operationId].responses as Readonly<Record<string, Validator<unknown> | undefined>>;
  if (!documentedStatuses(operation).has(status)) {
    return statusesOfEveryPath.has(status)
      ? mistakesOfError(body)
      : [`The document has no status ${status} for ${operationId}.`];
  }
  const validator = responses[String(status)];
  if (validator === undefined) return body === '' ? [] : ['The document says that there is no body.'];
  const json = jsonOf(body);
  const type =
    headers.get('content-type') === 'application/json; charset=utf-8'
      ? []
      : [`Content-Type is ${headers.get('content-type')}.`];
  return [...type, ...validator.issues(json).map(({ path, message }) => `${formatPath(path)}: ${message}`)];
}

/** A request of a path or method that the operation does not have: an error of the usual shape, or something of another path. */
function mistakesOfOther({ status, body }: RawAnswer): readonly string[] {
  return status >= 400 ? mistakesOfError(body) : [];
}

function mistakesOfError(body: string): readonly string[] {
  return ErrorResp.issues(jsonOf(body)).map(({ path, message }) => `${formatPath(path)}: ${message}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
