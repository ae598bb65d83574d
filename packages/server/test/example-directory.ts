import type { Caller } from '../src/directory/caller.ts';
import { emptyDirectory } from '../src/directory/directory-content.ts';
import type { Directory } from '../src/directory/index.ts';

const account = { owners: '1a5d9c0e4b7f4d2c8e6a3b1f0d9c8e7a', others: '2b6e0d1f5c8a4e3d9f7b4c2a1e0d9f8b' };

/** Projects of the example: two of the owner's account, one of the recipient's. */
export const projects = {
  owners: '3c7f1e2a6d9b4f4e0a8c5d3b2f1e0a9c',
  ownersOther: '4d8a2f3b7e0c4a5f1b9d6e4c3a2f1b0d',
  others: '5e9b3a4c8f1d4b6a2c0e7f5d4b3a2c1e',
} as const;

function user(userId: string, userName: string, accountId: string, root = false): Caller {
  const accountName = accountId === account.owners ? 'owners' : 'others';
  return { userId, userName, accountId, accountName, root, credential: { kind: 'token' } };
}

/** Users of the example, as callers. */
export const users = {
  owner: user('0d1f7c6b5a4e4938a7b6c5d4e3f20191', 'owner', account.owners),
  colleague: user('1e2a8d7c6b5f4a49b8c7d6e5f4a31202', 'colleague', account.owners),
  rootOfOwner: user('2f3b9e8d7c6a4b5ac9d8e7f6a5b42313', 'root', account.owners, true),
  recipient: user('0852a89ae180d5401f5ac00271a4a02e', 'username', account.others),
  stranger: user('5f2d1c9e8b7a46d3a0c4e1f2b3a49586', 'analyst', account.others),
  rootOfRecipient: user('3a4c0f9e8d7b4c6bd0e9f8a7b6c53424', 'root', account.others, true),
} as const;

const everything = 'serviceControl/system/FullAccess';

/** Below the root of the organization. */
function pathOf(accountId: string): string {
  return `o-example/r-o-example/${accountId}`;
}

/** Two accounts of one organization, without policies of users: services below HTTP ask none. */
export const exampleDirectory: Directory = {
  ...emptyDirectory(),
  organizations: [{ id: 'o-example', name: 'Example' }],
  accounts: [
    { id: account.owners, name: 'owners', organization_id: 'o-example', organization_path: pathOf(account.owners) },
    { id: account.others, name: 'others', organization_id: 'o-example', organization_path: pathOf(account.others) },
  ],
  projects: [
    { id: projects.owners, name: 'main', account_id: account.owners },
    { id: projects.ownersOther, name: 'other', account_id: account.owners },
    { id: projects.others, name: 'main', account_id: account.others },
  ],
  users: Object.values(users).map(({ userId, userName, accountId, root }) => ({
    id: userId,
    name: userName,
    account_id: accountId,
    root,
  })),
  policies: [
    {
      id: everything,
      name: 'FullAccess',
      document: '{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["*"]}]}',
    },
  ],
  policy_attachments: ['o-example/r-o-example', pathOf(account.owners), pathOf(account.others)].map((target_id) => ({
    target_kind: 'organization',
    target_id,
    position: 0,
    policy_id: everything,
  })),
};
