import type { KeyObject } from 'node:crypto';
import type { Caller } from '../directory/caller.ts';

/** Organizations, accounts, users, projects, tokens and access keys. */
export interface DirectoryService {
  /**
   * The user that a token belongs to, and whether a project is the user's; `undefined` where nobody has the token now.
   *
   * @param projectId - `undefined`: none is looked for.
   */
  userOfToken(token: string, projectId: string | undefined, source: OwnerSource): Promise<TokenOwner | undefined>;
  /** The user that an access key belongs to, as `userOfToken`; `undefined` where nobody has it, or it is not active. */
  userOfAccessKey(
    accessKey: string,
    projectId: string | undefined,
    source: OwnerSource,
  ): Promise<AccessKeyOwner | undefined>;
  /** Whether the project exists and belongs to the account. */
  ownsProject(accountId: string, projectId: string): Promise<boolean>;
}

/** `memory`: where somebody is there, that is right only while the directory has the same generation. See `ownerNow`. */
export type OwnerSource = 'memory' | 'store';

/** A user, found by a credential that may have expired. */
export interface CredentialOwner {
  readonly caller: Caller;
  /** Epoch milliseconds; null: never. */
  readonly expiresAt: number | null;
  /** Whether the project that was asked for exists and belongs to the user's account. */
  readonly ownsProject: boolean;
  /** Generation of the directory, read together with the user. */
  readonly directoryGeneration: string | undefined;
}

/** The user of a token. */
export interface TokenOwner extends CredentialOwner {
  /** What an issued token is good for; `undefined` for a token of the directory file, which is good for every project of the account. */
  readonly scope: { readonly projectId: string | null; readonly region: string } | undefined;
}

/** The user of an access key. */
export interface AccessKeyOwner extends CredentialOwner {
  /** Shows itself in no log. */
  readonly secretKey: KeyObject;
  readonly securityTokenSha256: string | null;
}
