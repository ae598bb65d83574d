import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../directory/caller.ts';

/** A request whose caller is to be found. */
export interface UnknownRequest {
  readonly method: string;
  /** Whether it changes nothing, so that its signature may be used again. */
  readonly onlyReads: boolean;
  /** Path and query as they came over the wire. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values by turns, as Node gives them. */
  readonly rawHeaders: readonly string[];
  /** The project that the request names. */
  readonly projectId: string | undefined;
  /** Reads the whole body; called only where the credential covers it. */
  readBody(): Promise<Uint8Array>;
}

/** A request whose caller is known. */
export interface KnownRequest {
  readonly caller: Caller;
  /** Whether the caller may use the project that the request names; false where it names none. */
  readonly mayUseProject: boolean;
  /** Generation of the directory, read together with the caller. */
  readonly directoryGeneration: string | undefined;
  /** The body, where it had to be read. */
  readonly body: Uint8Array | undefined;
}

/** Finds out who sends a request. */
export interface AuthenticationService {
  /** @throws ServiceError `notAuthenticated` or `tokenOfAnotherRegion`. */
  authenticate(request: UnknownRequest): Promise<KnownRequest>;
}
