import type { Caller, RequestOrigin } from '../directory/caller.ts';
import type { Named, Reference } from '../store/identities.ts';

export type { Named, Reference } from '../store/identities.ts';

/** A request for a token with a password (IAM3, "Obtaining a user token through password authentication"). */
export interface TokenRequest {
  /** By id, or by name together with the account. */
  readonly user: Reference;
  readonly account: Reference | undefined;
  readonly password: string;
  /** The project, or the account where it is `undefined`. */
  readonly project: Reference | undefined;
}

/** A token that was issued. */
export interface IssuedToken {
  /** In clear, this once. */
  readonly token: string;
  readonly user: Named;
  readonly account: Named;
  /** `undefined`: the token is good for the account, and so for no project of DAS. */
  readonly project: Named | undefined;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The part of the identity service that the official clients of DAS ask. */
export interface IamService {
  /** Region of this server. */
  readonly region: string;
  /**
   * Issues a token for a password. That, and each refusal of a known user who is not locked, leaves an event in the audit trail of the account.
   *
   * @param origin - Where the request came from.
   * @throws ServiceError `notAuthenticated`, with one text for every reason; `projectNotAvailable`; `tooManyRequests`.
   */
  issueToken(request: TokenRequest, origin: RequestOrigin): Promise<IssuedToken>;
  /**
   * The projects of the caller's account.
   *
   * @param name - Only those of this name. Where none has the name of the region, the only project of an account has it too.
   */
  projects(caller: Caller, name?: string): Promise<readonly Named[]>;
}
