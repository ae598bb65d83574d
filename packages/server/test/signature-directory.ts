import type { AccessKeyContent, Directory } from '../src/directory/directory-content.ts';
import { ids, storyDirectory } from './story-directory.ts';
import { sampleKey } from './signature-vectors.ts';

/** The directory of the story, where the owner has the public sample key. */
export function signatureDirectory(
  key: Partial<AccessKeyContent> = {},
  others: readonly AccessKeyContent[] = [],
): Directory {
  return {
    ...storyDirectory(),
    access_keys: [
      {
        access_key: sampleKey.accessKey,
        secret_key: sampleKey.secretKey,
        security_token_sha256: null,
        user_id: ids.owner,
        expires_at: null,
        active: true,
        ...key,
      },
      ...others,
    ],
  };
}
