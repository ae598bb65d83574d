/** The user on whose behalf a request is made. */
export interface Caller {
  readonly userId: string;
  readonly userName: string;
  /** Account (IAM domain) of the user. */
  readonly accountId: string;
  /** Whether this is the root user of the account, who may do everything in it. */
  readonly root: boolean;
}
