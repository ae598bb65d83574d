import type { Caller } from './caller.ts';

/** Organizations, accounts, users, projects and tokens. */
export interface DirectoryService {
  /** The user that a token belongs to; `undefined` where the token is unknown or has expired. */
  callerByToken(token: string): Promise<Caller | undefined>;
  /** Whether the project exists and belongs to the account. */
  ownsProject(accountId: string, projectId: string): Promise<boolean>;
}
