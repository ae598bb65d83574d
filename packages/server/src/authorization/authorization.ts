import type { Caller } from '../directory/caller.ts';
import type { Answer, Explanation } from './answer.ts';
import type { RequestParts } from './named-values.ts';
import type { OperationAuthorization } from './operation-authorization.ts';

/** A valid request of a caller. */
export interface RequestToAuthorize {
  readonly caller: Caller;
  /** The project of the path, where it has one. */
  readonly projectId: string | undefined;
  /** Generation of the directory, where it was read with the caller. */
  readonly generation?: string | undefined;
  readonly operation: OperationAuthorization;
  readonly request: RequestParts;
}

/** What to simulate. */
export interface Simulation {
  /** The user whose policies are asked, of the account. */
  readonly userId: string;
  readonly accountId: string;
  readonly projectId: string | undefined;
  readonly action: string;
  readonly aliases: readonly string[];
  /** URN, or `*`; all of the type where left out. */
  readonly resource: string | undefined;
  readonly resourceType: string;
  /** Values of condition keys, besides and instead of those that the server knows. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** Whether callers are allowed what they ask for, by the policies of the directory. */
export interface AuthorizationService {
  /** Asks the policies about a request. */
  check(request: RequestToAuthorize): Promise<Answer>;
  /** What the policies would decide; `undefined` where the account has no such user. */
  simulate(simulation: Simulation): Promise<Explanation | undefined>;
}
