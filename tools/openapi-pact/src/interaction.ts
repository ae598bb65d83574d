import type { HttpMethod, Json, JsonObject } from '@opendas/openapi-model';
import type { HeaderRules, MatchingRules } from './matchers.ts';

/** A state that the provider must be in before the request (Pact: `providerStates`). */
export interface ProviderState {
  readonly name: string;
  readonly params?: JsonObject;
}

/** What the caller shows to be known: an API key, a bearer token, a name with a password. */
export interface Credential {
  /** Key of the scheme in `components.securitySchemes`. */
  readonly scheme: string;
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  /** As it stands in the request, for example `Bearer …`. */
  readonly value: string;
  /** `x-example` of the scheme, or a sample. */
  readonly secret: string;
  /** Pattern of the value, where it is another one in every request: a signature, its time. */
  readonly pattern?: string;
}

/** The parameters and body of a call by name, as a client takes them. */
export interface CallInput {
  readonly path?: JsonObject;
  readonly query?: JsonObject;
  readonly header?: JsonObject;
  readonly cookie?: JsonObject;
  readonly body?: Json;
}

/** Values of headers or query parameters; a name can repeat. */
export type Fields = { readonly [name: string]: readonly string[] };

/** A body with its media type. */
export interface Body {
  readonly contentType: string;
  /** The value of a JSON body; the text of every other one, or its bytes in Base64. */
  readonly content: Json;
  /** Set where `content` is bytes in Base64. */
  readonly encoded?: 'base64';
}

/** The request as it stands on the wire. */
export interface InteractionRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Fields;
  readonly headers: Fields;
  readonly body?: Body;
  /** Missing where the client must send everything to the letter. */
  readonly matchingRules?: { readonly header: HeaderRules };
}

/** The least that the response must be. */
export interface InteractionResponse {
  readonly status: number;
  readonly headers: Fields;
  readonly body?: Body;
  readonly matchingRules: MatchingRules;
}

/** Where in the document an interaction comes from. */
export interface DocumentReference {
  readonly operationId: string;
  readonly method: HttpMethod;
  /** Path template. */
  readonly path: string;
  /** Key in `responses`: a code, a class such as `4XX`, or `default`. */
  readonly status: string;
  /** `info.version` of the document. */
  readonly version: string;
}

/** One call and its answer, made of the examples of one name. */
export interface Interaction {
  /** Unique in the document: `CreateUser: 400 nameMissing`. */
  readonly description: string;
  readonly operationId: string;
  /** Name of the examples; `default` where the values are not bound by a name. */
  readonly key: string;
  /** Whether the request fits the document. A request that shows a 400 mostly does not. */
  readonly requestIsValid: boolean;
  readonly providerStates: readonly ProviderState[];
  readonly reference: DocumentReference;
  readonly credentials: readonly Credential[];
  readonly input: CallInput;
  readonly request: InteractionRequest;
  readonly response: InteractionResponse;
}

/** A response of the document in one media type, and what shows it. */
export interface CoverageCell {
  readonly operationId: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly status: string;
  /** Missing where the response has no body. */
  readonly mediaType?: string;
  /** Descriptions of the interactions that show it. */
  readonly interactions: readonly string[];
  /** `x-pact-not-expressible`: why there is none. Missing beside no interactions is a gap. */
  readonly notExpressible?: string;
}

/** Everything that the document says in interactions, in document order. */
export interface Contract {
  readonly title: string;
  readonly version: string;
  readonly interactions: readonly Interaction[];
  readonly coverage: readonly CoverageCell[];
}
