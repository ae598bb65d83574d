import type { EnvelopeEncryption } from '../secrets/envelope-encryption.ts';
import { accessKeyRow, callerOf, tokenRow } from '../store/credentials.ts';
import { ownsProject } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import { secretKeyPlace } from './access-keys.ts';
import type { DirectoryService } from './directory.ts';
import { tokenSha256 } from './token-hash.ts';

/** What the service needs. */
export interface DirectoryServiceDependencies {
  readonly store: Store;
  readonly encryption: EnvelopeEncryption;
}

/** The directory in a store. */
export function directoryService({ store, encryption }: DirectoryServiceDependencies): DirectoryService {
  return {
    async userOfToken(token, projectId) {
      // Looked up by its hash: how long that takes says nothing about the token.
      const row = await tokenRow(store.db, tokenSha256(token), projectId);
      return (
        row && {
          caller: callerOf(row, { kind: 'token' }),
          expiresAt: row.expires_at,
          ownsProject: row.owns_project,
          directoryGeneration: row.directory_generation ?? undefined,
          scope: row.issued_at === null ? undefined : { projectId: row.project_id, region: row.region ?? '' },
        }
      );
    },
    async userOfAccessKey(accessKey, projectId) {
      const row = await accessKeyRow(store.db, accessKey, projectId);
      return (
        row && {
          caller: callerOf(row, { kind: 'accessKey', accessKey }),
          expiresAt: row.expires_at,
          ownsProject: row.owns_project,
          directoryGeneration: row.directory_generation ?? undefined,
          secretKey: await encryption.decrypt(secretKeyPlace(row.account_id, accessKey), row.encrypted_secret_key),
          securityTokenSha256: row.security_token_sha256,
          failures: row.failures ?? 0,
          lockedUntil: row.locked_until ?? 0,
        }
      );
    },
    ownsProject: (accountId, projectId) => ownsProject(store.db, accountId, projectId),
  };
}
