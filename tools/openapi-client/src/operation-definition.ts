import {
  preferredMediaType,
  type HttpMethod,
  type MediaType,
  type Model,
  type Operation,
  type Response,
} from '@opendas/openapi-model';
import { requestKind, responseKind, type RequestKind } from './body-kind.ts';
import { literal, objectLiteral, statusLiteral } from './literal.ts';
import { memberEncodings } from './member-encodings.ts';
import { pagingOf } from './paging.ts';
import { parameterStyles } from './parameter-styles.ts';

type Line = readonly [name: string, code: string | undefined];

/**
 * Literal of what a runtime of the caller has to know of an operation. `optional` has the statuses without a body too, and functions
 * that write bodies are named as strings.
 */
export function operationDefinition(operation: Operation, model: Model): string {
  const { operationId, method, path, responses } = operation;
  const paging = pagingOf(operation, model);
  const optional = responses.filter((response) => response.content.length === 0 || isBodyOptional(response));
  return definition([
    ['operationId', JSON.stringify(operationId)],
    ['method', JSON.stringify(method)],
    ['path', JSON.stringify(path)],
    ...requestLines(operation, model, (kind) => JSON.stringify(kind)),
    ['statuses', statusList(responses)],
    [
      'content',
      contentByStatus(
        responses.filter(({ content }) => content.length > 0),
        model,
      ),
    ],
    ['optional', optional.length === 0 ? undefined : statusList(optional)],
    ['paging', paging && JSON.stringify(paging)],
  ]);
}

/** Literal of what the runtime beside the client (`client-runtime/`) has to know of an operation. */
export function ownDefinition(operation: Operation, model: Model): string {
  const { operationId, method, path } = operation;
  const responses = responsesOf(operation);
  const optional = optionalResponses(operation);
  return definition([
    ['operationId', JSON.stringify(operationId)],
    ['method', method === 'get' ? undefined : JSON.stringify(method)],
    ['path', JSON.stringify(path)],
    ...requestLines(operation, model, (kind) => kind),
    ['statuses', statusList(responses)],
    ['content', contentByStatus(responses, model)],
    ['optional', optional.length === 0 ? undefined : statusList(optional)],
  ]);
}

/** Responses whose body may be missing: those that say so, and all that have one in answers to `HEAD` (RFC 9110 §9.3.2). */
export function optionalResponses({ method, responses }: Operation): readonly Response[] {
  return responses.filter((response) => response.content.length > 0 && (method === 'head' || isBodyOptional(response)));
}

/** A document that lists no response allows every one. */
function responsesOf({ responses }: Operation): readonly Pick<Response, 'status' | 'content'>[] {
  return responses.length === 0 ? [{ status: 'default', content: [] }] : responses;
}

function isBodyOptional({ extensions }: Response): boolean {
  return extensions['x-body-optional'] === true;
}

function definition(lines: readonly Line[]): string {
  return ['{', ...lines.flatMap(([name, code]) => (code === undefined ? [] : [`  ${name}: ${code},`])), '}'].join('\n');
}

/** Whether `fetch` sends a body with a method (Fetch §5.4). */
export function sendsBody(method: HttpMethod): boolean {
  return method !== 'get' && method !== 'head';
}

/** Media types of the request body with what writes them, the default one first; none where nothing has to be said of them. */
export function bodyWriters({ method, requestBody }: Operation, model: Model): ReadonlyMap<string, RequestKind> {
  if (requestBody === undefined || !sendsBody(method) || isJson(requestBody.content)) return new Map();
  // A body of which nothing is known is sent as it is.
  if (requestBody.content.length === 0) return new Map([['*/*', 'binary']]);
  return new Map(
    preferredFirst(requestBody.content).map((mediaType) => [mediaType.mediaType, requestKind(mediaType, model)]),
  );
}

/** How a request is written, where that is not the default. */
function requestLines(operation: Operation, model: Model, writer: (kind: RequestKind) => string): readonly Line[] {
  const styles = [...parameterStyles(operation, model)].map(([place, names]) => [place, styleTable(names)] as const);
  const writers = [...bodyWriters(operation, model)].map(([mediaType, kind]) => [mediaType, writer(kind)] as const);
  const encodings = (sendsBody(operation.method) ? (operation.requestBody?.content ?? []) : [])
    .map((mediaType) => [mediaType.mediaType, memberEncodings(mediaType, model)] as const)
    .filter(([, members]) => members.size > 0);
  return [
    ['parameters', styles.length === 0 ? undefined : objectLiteral(styles)],
    ['requestBody', writers.length === 0 ? undefined : objectLiteral(writers)],
    [
      'encoding',
      encodings.length === 0
        ? undefined
        : objectLiteral(encodings.map(([name, members]) => [name, styleTable(members)])),
    ],
  ];
}

function styleTable(styles: ReadonlyMap<string, unknown>): string {
  return objectLiteral([...styles].map(([name, style]) => [name, literal(style)]));
}

function contentByStatus(responses: readonly Pick<Response, 'status' | 'content'>[], model: Model): string | undefined {
  const others = responses.filter(({ content }) => !isJson(content));
  if (others.length === 0) return undefined;
  const members = others.map(({ status, content }) => {
    const kinds = preferredFirst(content).map(
      (mediaType) => [mediaType.mediaType, JSON.stringify(responseKind(mediaType, model))] as const,
    );
    return `${statusLiteral(status)}: ${objectLiteral(kinds)}`;
  });
  return `{ ${members.join(', ')} }`;
}

/** The default: nothing has to be said of it. */
function isJson(content: readonly MediaType[]): boolean {
  return content.length === 1 && content[0]?.mediaType === 'application/json';
}

function preferredFirst(content: readonly MediaType[]): readonly MediaType[] {
  const preferred = preferredMediaType(content);
  return preferred === undefined ? content : [preferred, ...content.filter((mediaType) => mediaType !== preferred)];
}

function statusList(responses: readonly Pick<Response, 'status'>[]): string {
  return `[${responses.map(({ status }) => statusLiteral(status)).join(', ')}]`;
}
