import {
  preferredMediaType,
  type HttpMethod,
  type MediaType,
  type Model,
  type Operation,
  type Response,
} from '@opendas/openapi-model';
import { requestKind, responseKind, type RequestKind, type ResponseKind } from './body-kind.ts';
import { memberEncodings } from './member-encodings.ts';
import type { Style } from './parameter-styles.ts';

/** One media type of a request body. */
export interface RequestMediaType {
  readonly mediaType: string;
  readonly kind: RequestKind;
  /** How members of a form are written, where that is not the default. */
  readonly encodings: ReadonlyMap<string, Style>;
}

/** Media types of the request body, the default one first; none where there is no body that could be sent. */
export function requestMediaTypes({ method, requestBody }: Operation, model: Model): readonly RequestMediaType[] {
  if (requestBody === undefined || !sendsBody(method)) return [];
  // A body of which nothing is known is sent as it is.
  if (requestBody.content.length === 0) return [{ mediaType: '*/*', kind: 'binary', encodings: new Map() }];
  return preferredFirst(requestBody.content).map((mediaType) => ({
    mediaType: mediaType.mediaType,
    kind: requestKind(mediaType, model),
    encodings: memberEncodings(mediaType, model),
  }));
}

/** Whether `fetch` sends a body with a method (Fetch §5.4). */
export function sendsBody(method: HttpMethod): boolean {
  return method !== 'get' && method !== 'head';
}

/** Media types of a response with how they are read, the preferred one first. */
export function responseMediaTypes(
  { content }: Pick<Response, 'content'>,
  model: Model,
): readonly (readonly [mediaType: string, kind: ResponseKind])[] {
  return preferredFirst(content).map((mediaType) => [mediaType.mediaType, responseKind(mediaType, model)]);
}

/** Whether there is nothing but `application/json`: the default. */
export function isJsonOnly(mediaTypes: readonly (RequestMediaType | MediaType)[]): boolean {
  return mediaTypes.length === 1 && mediaTypes[0]?.mediaType === 'application/json';
}

/** Responses whose body may be missing: those that say so, and all that have one in answers to `HEAD` (RFC 9110 §9.3.2). */
export function bodyOptionalResponses({ method, responses }: Operation): readonly Response[] {
  return responses.filter((response) => response.content.length > 0 && (method === 'head' || isBodyOptional(response)));
}

/** Whether the document says that the body of a response may be missing. */
export function isBodyOptional({ extensions }: Response): boolean {
  return extensions['x-body-optional'] === true;
}

function preferredFirst(content: readonly MediaType[]): readonly MediaType[] {
  const preferred = preferredMediaType(content);
  return preferred === undefined ? content : [preferred, ...content.filter((mediaType) => mediaType !== preferred)];
}
