import type { Directory } from '../../src/directory/index.ts';
import { tokenSha256 } from '../../src/directory/token-hash.ts';
import { callerToken } from '../../src/testing/test-directory.ts';

/** A user who must not reach what the caller of a provider state has. */
export interface Intruder {
  readonly name: string;
  readonly token: string;
  /** A project that the user may work in, and in which the caller has nothing. */
  readonly project: string;
  /** Whether the project of the caller is the user's as well. */
  readonly ofTheCallersAccount: boolean;
}

/** Ids of the other account that exist. */
export const strangersIds = { user: 'e3a1b2c3d4e5f60718293a4b5c6d7e8f' } as const;
const strangersAccount = 'e0a1b2c3d4e5f60718293a4b5c6d7e8f';
const strangersProject = 'e1a1b2c3d4e5f60718293a4b5c6d7e8f';
const callersOtherProject = 'e2a1b2c3d4e5f60718293a4b5c6d7e8f';

const tokens = {
  stranger: 'example-token-of-a-stranger',
  strangersRoot: 'example-token-of-the-root-user-of-a-stranger',
  callersRoot: 'example-token-of-the-root-user-of-the-caller',
};

/** Two of another account, two of another project of the same account. */
export const intruders: readonly Intruder[] = [
  { name: 'a user of another account', token: tokens.stranger, project: strangersProject, ofTheCallersAccount: false },
  {
    name: 'the root user of another account',
    token: tokens.strangersRoot,
    project: strangersProject,
    ofTheCallersAccount: false,
  },
  {
    name: 'the caller in another project',
    token: callerToken,
    project: callersOtherProject,
    ofTheCallersAccount: true,
  },
  {
    name: 'the root user of the account in another project',
    token: tokens.callersRoot,
    project: callersOtherProject,
    ofTheCallersAccount: true,
  },
];

/** A directory with the intruders, each of whom may do what the caller may. */
export function withIntruders(directory: Directory): Directory {
  const callersId = directory.tokens.find(({ sha256 }) => sha256 === tokenSha256(callerToken))?.user_id;
  const caller = directory.users.find(({ id }) => id === callersId);
  // A state in which nobody has a token is not one to intrude on.
  if (caller === undefined) return directory;
  const users = {
    stranger: { id: strangersIds.user, name: 'stranger', account_id: strangersAccount, root: false },
    strangersRoot: { id: 'e4a1b2c3d4e5f60718293a4b5c6d7e8f', name: 'root', account_id: strangersAccount, root: true },
  };
  const callersRoot = directory.users.find((user) => user.account_id === caller.account_id && user.root);
  return {
    ...directory,
    accounts: [
      ...directory.accounts,
      { id: strangersAccount, name: 'strangers', organization_id: null, organization_path: null },
    ],
    projects: [
      ...directory.projects,
      { id: strangersProject, name: 'strangers', account_id: strangersAccount },
      { id: callersOtherProject, name: 'the caller’s other', account_id: caller.account_id },
    ],
    users: [...directory.users, { ...caller, ...users.stranger }, { ...caller, ...users.strangersRoot }],
    tokens: [
      ...directory.tokens,
      { sha256: tokenSha256(tokens.stranger), user_id: users.stranger.id, expires_at: null },
      { sha256: tokenSha256(tokens.strangersRoot), user_id: users.strangersRoot.id, expires_at: null },
      ...(callersRoot === undefined
        ? []
        : [{ sha256: tokenSha256(tokens.callersRoot), user_id: callersRoot.id, expires_at: null }]),
    ],
    policy_attachments: [
      ...directory.policy_attachments,
      ...directory.policy_attachments
        .filter(({ target_kind, target_id }) => target_kind === 'user' && target_id === caller.id)
        .map((attachment) => ({ ...attachment, target_id: users.stranger.id })),
    ],
  };
}
