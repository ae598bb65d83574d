import type { ProviderState } from '@opendas/openapi-pact';

/** A request that the verifier sent to the provider, and its answer. */
export interface Exchange {
  /** The states that were set up for the request. */
  readonly states: readonly ProviderState[];
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  /** By lower-case name. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly responseBody: string;
}

/** A provider state that could not be reached. */
export interface StateProblem {
  readonly state: string;
  readonly message: string;
}
