import { emptyDirectory } from '../directory/directory-content.ts';
import type { Directory } from '../directory/index.ts';
import { tokenSha256 } from '../directory/token-hash.ts';
import { organization, pathOf, testPolicies, type AccountAllowed, type Allowed } from './test-policies.ts';

/** The password of the caller: `example-password`, cheap to check (N=16). */
const callerPasswordHash = 'scrypt$N=16,r=1,p=1$9czdET29XiNNX1Rs2joINg==$ixXyEg0VG5I/ZJTjsPZWqgO6dihvLnuiHqB/UpujRUg=';

/** The token that every interaction of the contracts sends (`x-example` of the security scheme `token`). */
export const callerToken = 'example-token-of-the-caller';

/** The access key that signed interactions sign with (`x-example-key` of the security scheme `signature`). */
const callerKey = { access_key: 'EXAMPLEACCESSKEYOFTHECALLER', secret_key: 'example-secret-key-of-the-caller' };

/** Accounts of the provider states. */
export const accounts = {
  caller: 'c0a1b2c3d4e5f60718293a4b5c6d7e8f',
  other: 'd0a1b2c3d4e5f60718293a4b5c6d7e8f',
} as const;

/** A user of the provider states. */
export interface TestUser {
  readonly id: string;
  readonly name: string;
}

/** The user who owns the connections, and the one whom the documentation's request shares them with (das_01_0057). */
export const owner: TestUser = { id: '0d1f7c6b5a4e4938a7b6c5d4e3f20191', name: 'owner' };
export const recipient: TestUser = { id: '0852a89ae180d5401f5ac00271a4a02e', name: 'username' };

/** Another user of the caller's account, who is not its root user. */
export const colleague: TestUser = { id: '6a3b5c7d9e0f41528394a5b6c7d8e9f0', name: 'colleague' };

/** Project of the account that is not the caller's. */
export const otherProject = 'f0a1b2c3d4e5f60718293a4b5c6d7e8f';

/** A directory with two accounts: the caller's, with the token of the contracts, and another one with a project and a user. */
export function testDirectory(options: {
  readonly caller: TestUser;
  /** The user of the other account. */
  readonly other: TestUser;
  readonly project: string;
  /** Default: `project`. */
  readonly projectName?: string | undefined;
  readonly projectAccount: keyof typeof accounts;
  readonly instances?: Directory['instances'];
  /** By the caller's policies; everything where left out. */
  readonly allowed?: Allowed;
  /** By the service control policies; everything where left out. With the other value the other account is in no organization. */
  readonly accountAllowed?: AccountAllowed;
}): Directory {
  const { caller, other, project, projectName = 'project', projectAccount, instances = [] } = options;
  const { allowed = 'everything', accountAllowed = 'everything' } = options;
  const outside = accountAllowed !== 'everything';
  return {
    ...emptyDirectory(),
    organizations: [{ id: organization, name: 'Test' }],
    accounts: [
      {
        id: accounts.caller,
        name: 'caller',
        organization_id: organization,
        organization_path: pathOf(accounts.caller),
      },
      {
        id: accounts.other,
        name: 'other',
        organization_id: outside ? null : organization,
        organization_path: outside ? null : pathOf(accounts.other),
      },
    ],
    projects: [
      { id: project, name: projectName, account_id: accounts[projectAccount] },
      { id: otherProject, name: 'other', account_id: accounts.other },
    ],
    instances,
    users: [
      { id: '1'.repeat(32), name: 'root', account_id: accounts.caller, root: true },
      { id: '2'.repeat(32), name: 'root', account_id: accounts.other, root: true },
      { ...caller, account_id: accounts.caller, root: false, password_hash: callerPasswordHash },
      { ...colleague, account_id: accounts.caller, root: false },
      { ...other, account_id: accounts.other, root: false },
    ],
    tokens: [{ sha256: tokenSha256(callerToken), user_id: caller.id, expires_at: null }],
    access_keys: [{ ...callerKey, security_token_sha256: null, user_id: caller.id, expires_at: null, active: true }],
    ...testPolicies({ userId: caller.id, accountId: accounts.caller, allowed, accountAllowed }),
  };
}
