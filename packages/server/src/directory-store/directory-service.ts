import { createSecretKey } from 'node:crypto';
import type { EnvelopeEncryption } from '../secrets/envelope-encryption.ts';
import { accessKeyRow, callerOf, tokenRow } from '../store/credentials.ts';
import { ownsProject } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import { secretKeyPlace } from './access-keys.ts';
import type { AccessKeyOwner, CredentialOwner, DirectoryService, OwnerSource, TokenOwner } from './directory.ts';
import { generationMemory, type GenerationMemory } from './generation-memory.ts';
import { tokenSha256 } from '../directory/token-hash.ts';

/** What the service needs. */
export interface DirectoryServiceDependencies {
  readonly store: Store;
  readonly encryption: EnvelopeEncryption;
}

/** How many owners of credentials are kept in memory, for each kind. */
const most = 10_000;

/** The directory in a store. */
export function directoryService({ store, encryption }: DirectoryServiceDependencies): DirectoryService {
  const ofTokens = generationMemory<TokenOwner>(most);
  const ofAccessKeys = generationMemory<AccessKeyOwner>(most);

  const readToken = async (sha256: string, projectId: string | undefined): Promise<TokenOwner | undefined> => {
    const row = await tokenRow(store.db, sha256, projectId);
    return (
      row && {
        caller: callerOf(row, { kind: 'token' }),
        expiresAt: row.expires_at,
        ownsProject: row.owns_project,
        directoryGeneration: row.directory_generation ?? undefined,
        scope: row.issued_at === null ? undefined : { projectId: row.project_id, region: row.region ?? '' },
      }
    );
  };

  const readAccessKey = async (accessKey: string, projectId?: string): Promise<AccessKeyOwner | undefined> => {
    const row = await accessKeyRow(store.db, accessKey, projectId);
    if (row === undefined) return undefined;
    const secretKey = await encryption.decrypt(secretKeyPlace(row.account_id, accessKey), row.encrypted_secret_key);
    return {
      caller: callerOf(row, { kind: 'accessKey', accessKey }),
      expiresAt: row.expires_at,
      ownsProject: row.owns_project,
      directoryGeneration: row.directory_generation ?? undefined,
      secretKey: createSecretKey(secretKey, 'utf8'),
      securityTokenSha256: row.security_token_sha256,
    };
  };

  return {
    userOfToken(token, projectId, source) {
      // Looked up by its hash: how long that takes says nothing about the token.
      const sha256 = tokenSha256(token);
      return remembered(ofTokens, sha256, projectId, source, () => readToken(sha256, projectId));
    },
    userOfAccessKey: (accessKey, projectId, source) =>
      remembered(ofAccessKeys, accessKey, projectId, source, () => readAccessKey(accessKey, projectId)),
    ownsProject: (accountId, projectId) => ownsProject(store.db, accountId, projectId),
  };
}

/** Nobody is remembered as unknown, and no project as another's: there is no end of what could be asked for. */
async function remembered<Owner extends CredentialOwner>(
  memory: GenerationMemory<Owner>,
  credential: string,
  projectId: string | undefined,
  source: OwnerSource,
  read: () => Promise<Owner | undefined>,
): Promise<Owner | undefined> {
  const key = `${credential} ${projectId ?? ''}`;
  const known = source === 'memory' ? memory.get(key) : undefined;
  if (known !== undefined) return known;
  const owner = await read();
  if (owner !== undefined && (owner.ownsProject || projectId === undefined)) {
    memory.put(key, owner, owner.directoryGeneration);
  }
  return owner;
}
