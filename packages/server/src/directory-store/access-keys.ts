import type { EnvelopeEncryption, SecretPlace } from '../secrets/envelope-encryption.ts';
import type { StoredAccessKey } from '../store/access-keys.ts';
import type { Directory } from '../directory/directory-content.ts';

/** Where a secret key is stored: it is encrypted with the data key of its account. */
export function secretKeyPlace(accountId: string, accessKey: string): SecretPlace {
  return { projectId: accountId, rowId: `access key ${accessKey}` };
}

/** The access keys of a directory file as they are stored, with their secret keys encrypted. */
export async function storedAccessKeys(
  directory: Directory,
  encryption: EnvelopeEncryption,
): Promise<readonly StoredAccessKey[]> {
  const accountOf = new Map(directory.users.map((user) => [user.id, user.account_id]));
  const stored: StoredAccessKey[] = [];
  for (const { secret_key, ...key } of directory.access_keys ?? []) {
    const place = secretKeyPlace(accountOf.get(key.user_id) ?? '', key.access_key);
    stored.push({ ...key, encrypted_secret_key: await encryption.encrypt(place, secret_key) });
  }
  return stored;
}
