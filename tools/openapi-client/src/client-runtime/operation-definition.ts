import type { BodyWriter, MemberEncoding } from './body-writer.ts';
import type { ParameterStyle } from './parameter-style.ts';

/** A status code of the document, a class of them, or `default` for all that are not listed. */
export type Status = number | '1XX' | '2XX' | '3XX' | '4XX' | '5XX' | 'default';

/** How the body of a response is read: `blob` for bytes, `stream` for events that come one by one. */
export type BodyKind = 'json' | 'text' | 'blob' | 'stream';

/** What a function knows of its operation. Written by openapi-client; what has its default is left out. */
export interface OperationDefinition {
  readonly operationId: string;
  /** Default: `get`. */
  readonly method?: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
  /** Path template, for example `/things/{id}`. */
  readonly path: string;
  /** Parameters that are not written in the default style of their place, by place and name. */
  readonly parameters?: {
    readonly [Place in 'path' | 'query' | 'header' | 'cookie']?: Readonly<Record<string, ParameterStyle>>;
  };
  /** Media types of the request body, the default one first. Default: `application/json`. */
  readonly requestBody?: Readonly<Record<string, BodyWriter>>;
  /** How members of a form are written, by media type and name. */
  readonly encoding?: Readonly<Record<string, Readonly<Record<string, MemberEncoding>>>>;
  /** Statuses of the document. */
  readonly statuses: readonly Status[];
  /** Media types of responses by status; none where a response has no body. Default: `application/json`. */
  readonly content?: Readonly<Record<string, Readonly<Record<string, BodyKind>>>>;
  /** Statuses whose body may be missing. */
  readonly optional?: readonly Status[];
}
