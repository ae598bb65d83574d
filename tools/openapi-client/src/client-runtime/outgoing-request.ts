import { json, type BodyWriter, type WrittenBody } from './body-writer.ts';
import type { OperationDefinition } from './operation-definition.ts';
import type { HeaderRecord } from './operation-types.ts';
import { own } from './own-member.ts';
import { cookieParameter, headerParameter, pathParameter, queryParameter } from './parameter-style.ts';

type Values = Readonly<Record<string, unknown>>;

/** The parts of a request, as a caller gives them; what the types of the operation allow was checked by the compiler. */
export interface RequestParts {
  readonly path?: Values | undefined;
  readonly query?: Values | undefined;
  readonly header?: Values | undefined;
  readonly cookie?: Values | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
}

/** A body, and the media type of the document that it has. */
export interface ChosenBody {
  readonly mediaType: string;
  readonly written: WrittenBody;
}

/**
 * The URL of a request.
 *
 * @throws TypeError where a segment of the path would be empty or lead to another path.
 */
export function urlOf(
  baseUrl: string,
  { operationId, path, parameters }: OperationDefinition,
  { path: values, query }: RequestParts,
): string {
  const pathname = path.replace(/(?:[^/{]|\{[^{}]*\})+/g, (template) => {
    if (!template.includes('{')) return template;
    const segment = template.replace(/\{([^{}]+)\}/g, (_braces, name: string) =>
      pathParameter(name, own(values, name), own(parameters?.path, name)),
    );
    // A URL without the segment is the one of another operation; dots take away segments before it.
    if (/^\.{0,2}$/.test(segment))
      throw new TypeError(
        `${operationId}: "${template}" in the path would be "${segment}". Give path parameters that are not empty and no dots alone.`,
      );
    return segment;
  });
  const search = Object.entries(query ?? {}).flatMap(([name, value]) =>
    queryParameter(name, value, own(parameters?.query, name)),
  );
  return baseUrl + pathname + (search.length === 0 ? '' : (pathname.includes('?') ? '&' : '?') + search.join('&'));
}

/**
 * The body in the media type that the caller has chosen, or in the default one.
 *
 * @throws TypeError where the document has no such media type, or `fetch` sends no body with the method.
 */
export function bodyOf(
  { operationId, method = 'get', requestBody, encoding }: OperationDefinition,
  { body, contentType }: RequestParts,
): ChosenBody | undefined {
  if (body === undefined) return undefined;
  if (method === 'get' || method === 'head')
    throw new TypeError(`${operationId}: fetch sends no body with ${method.toUpperCase()}.`);
  const writers: readonly (readonly [string, BodyWriter])[] = Object.entries(
    requestBody ?? { 'application/json': json },
  );
  const chosen = writers.find(
    ([mediaType]) => contentType === undefined || mediaType === contentType || covers(mediaType, contentType),
  );
  if (chosen === undefined)
    throw new TypeError(`${operationId}: the document has no request body of the type ${contentType}.`);
  const [mediaType, write] = chosen;
  return { mediaType, written: write(body, contentType ?? mediaType, own(encoding, mediaType)) };
}

/** Whether a range such as `image/*` covers a media type. */
export function covers(range: string, mediaType: string): boolean {
  return range.includes('*') && mediaType.startsWith(range.slice(0, range.indexOf('*')));
}

/** The header `Accept`: every media type of the responses. */
function acceptOf({ statuses, content }: OperationDefinition): string {
  const types = statuses.flatMap((status) => Object.keys(own(content, String(status)) ?? jsonContent));
  return [...new Set(types)].join(', ');
}

/** What a response has where the definition says nothing. */
export const jsonContent = { 'application/json': 'json' } as const;

/**
 * The headers of a request. Those of the call go before all others, then the type of the body and the parameters, then those of the
 * transport.
 *
 * @throws TypeError that names a header that HTTP does not allow, but not its value.
 */
export function headersOf(
  definition: OperationDefinition,
  { header, cookie }: RequestParts,
  ofTransport: HeaderRecord | undefined,
  contentType: string | undefined,
  ofCall: HeaderRecord | undefined,
): Headers {
  const { operationId, parameters } = definition;
  const headers = new Headers();
  const set = (name: string, value: string | undefined): void => {
    if (!value && value !== '') return;
    try {
      headers.set(name, value);
    } catch {
      // The message of the platform would repeat the value, and so a secret.
      throw new TypeError(`${operationId}: the header ${name} has a name or a value that HTTP does not allow.`);
    }
  };
  const setAll = (record: HeaderRecord | undefined): void =>
    Object.entries(record ?? {}).forEach(([name, value]) => set(name, value));
  set('accept', acceptOf(definition) || undefined);
  setAll(ofTransport);
  for (const [name, value] of Object.entries(header ?? {}))
    set(name, headerParameter(name, value, own(parameters?.header, name)));
  const cookies = Object.entries(cookie ?? {}).flatMap(([name, value]) =>
    cookieParameter(name, value, own(parameters?.cookie, name)),
  );
  if (cookies.length > 0) set('cookie', [headers.get('cookie') ?? [], cookies].flat().join('; '));
  set('content-type', contentType);
  setAll(ofCall);
  return headers;
}
