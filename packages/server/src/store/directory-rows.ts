import type { Kysely } from 'kysely';
import type { AccessKeyContent, Directory } from '../directory/directory-content.ts';
import { instanceColumns } from './instances.ts';
import type { Tables } from './schema.ts';

/** A directory as it is stored: secret keys are encrypted, and left out. */
export interface StoredDirectory extends Required<Omit<Directory, 'access_keys'>> {
  readonly access_keys: readonly Omit<AccessKeyContent, 'secret_key'>[];
}

/** What the store has of the directory file that was applied last. */
export async function currentDirectory(db: Kysely<Tables>): Promise<StoredDirectory> {
  return {
    organizations: await db.selectFrom('organizations').select(['id', 'name']).where('removed', '=', false).execute(),
    accounts: await db
      .selectFrom('accounts')
      .select(['id', 'name', 'organization_id', 'organization_path'])
      .where('removed', '=', false)
      .execute(),
    projects: await db
      .selectFrom('projects')
      .select(['id', 'name', 'account_id'])
      .where('removed', '=', false)
      .execute(),
    instances: await db.selectFrom('instances').select(instanceColumns).where('removed', '=', false).execute(),
    users: await db
      .selectFrom('users')
      .select(['id', 'name', 'account_id', 'root', 'password_hash'])
      .where('removed', '=', false)
      .execute(),
    policies: await db.selectFrom('policies').select(['id', 'name', 'document']).execute(),
    groups: await db.selectFrom('groups').select(['id', 'name', 'account_id']).execute(),
    group_members: await db.selectFrom('group_members').select(['group_id', 'user_id']).execute(),
    policy_attachments: await db
      .selectFrom('policy_attachments')
      .select(['target_kind', 'target_id', 'position', 'policy_id'])
      .execute(),
    tokens: await db
      .selectFrom('tokens')
      .select(['sha256', 'user_id', 'expires_at'])
      .where('issued_at', 'is', null)
      .execute(),
    access_keys: await db
      .selectFrom('access_keys')
      .select(['access_key', 'security_token_sha256', 'user_id', 'expires_at', 'active'])
      .where('of_directory_file', '=', true)
      .execute(),
  };
}
