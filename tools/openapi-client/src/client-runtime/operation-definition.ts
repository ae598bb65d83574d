import type { BodyReader } from './answers.ts';
import type { PairStyle, TextStyle } from './parameter-style.ts';
import type { RequestBodyWriter } from './request-body.ts';

/** A status code of the document, a class of them, or `default` for all that are not listed. */
export type Status = number | '1XX' | '2XX' | '3XX' | '4XX' | '5XX' | 'default';

type ByName<Value> = Readonly<Record<string, Value>>;

/** What a function knows of its operation. Written by openapi-client; what has its default is left out. */
export interface OperationDefinition {
  readonly operationId: string;
  /** Default: `get`. */
  readonly method?: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
  /** Path template, for example `/things/{id}`. */
  readonly path: string;
  /** Parameters that are not written in the default style of their place, by name. */
  readonly parameters?: {
    /** Default: `simple`. */
    readonly path?: ByName<TextStyle>;
    /** Default: `formExploded`. */
    readonly query?: ByName<PairStyle>;
    /** Default: `simple`. */
    readonly header?: ByName<TextStyle>;
    /** Default: `formExploded`. */
    readonly cookie?: ByName<PairStyle>;
  };
  /** Writes the body of the request. Default: there is none. */
  readonly requestBody?: RequestBodyWriter;
  /** Statuses of the document. */
  readonly statuses: readonly Status[];
  /** Media types of responses and how they are read, by status, the preferred one first; none where a response has no body. Default: JSON. */
  readonly content?: ByName<ByName<BodyReader>>;
  /** Statuses whose body may be missing. */
  readonly optional?: readonly Status[];
}
