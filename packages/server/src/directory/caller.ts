/** How a caller proved who it is. */
export type Credential =
  | { readonly kind: 'token' }
  | { readonly kind: 'accessKey'; readonly accessKey: string }
  /** Of a request for a token only. */
  | { readonly kind: 'password' };

/** The user on whose behalf a request is made. */
export interface Caller {
  readonly userId: string;
  readonly userName: string;
  /** Account (IAM domain) of the user. */
  readonly accountId: string;
  readonly accountName: string;
  /** Whether this is the root user of the account, who may do everything in it. */
  readonly root: boolean;
  readonly credential: Credential;
  /** Where the caller's request came from; `undefined` outside of a request. */
  readonly origin?: RequestOrigin;
}

/** The request that a caller makes, for the audit trail. */
export interface RequestOrigin {
  readonly operationId: string;
  /** For example `das:connection:createShareConnections`. */
  readonly action: string | undefined;
  readonly requestId: string;
  readonly clientAddress: string;
}
