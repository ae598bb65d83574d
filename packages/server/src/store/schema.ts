import type { Schema } from '@opendas/types';
import type { Generated } from 'kysely';
import type { DatabaseInstance } from '../directory/directory-content.ts';

/**
 * The tables. Times are epoch milliseconds; ids are text, compared byte by byte. Every migration in `migrations/` changes
 * the database and this description together.
 */
export interface Tables {
  readonly organizations: OrganizationTable;
  readonly accounts: AccountTable;
  readonly projects: ProjectTable;
  readonly instances: InstanceTable;
  readonly users: UserTable;
  readonly tokens: TokenTable;
  readonly access_keys: AccessKeyTable;
  readonly failed_attempts: FailedAttemptTable;
  readonly used_signatures: UsedSignatureTable;
  readonly request_counts: RequestCountTable;
  readonly policies: PolicyTable;
  readonly groups: GroupTable;
  readonly group_members: GroupMemberTable;
  readonly policy_attachments: PolicyAttachmentTable;
  readonly directory_generation: DirectoryGenerationTable;
  readonly key_encryption_key: KeyEncryptionKeyTable;
  readonly data_keys: DataKeyTable;
  readonly connections: ConnectionTable;
  readonly shares: ShareTable;
  readonly db_users: DbUserTable;
  readonly audit_keys: AuditKeyTable;
  readonly audit_events: AuditEventTable;
  readonly audit_seals: AuditSealTable;
  readonly audit_heads: AuditHeadTable;
}

/** Rows that left the directory file are kept, since connections refer to them, and are marked `removed`. */
export interface DirectoryRow {
  readonly id: string;
  readonly name: string;
  readonly removed: Generated<boolean>;
}

export type OrganizationTable = DirectoryRow;

export interface AccountTable extends DirectoryRow {
  readonly organization_id: string | null;
  /** `<organization id>/<root id>/(<organizational unit id>/)*<account id>`; null where the account is in no organization. */
  readonly organization_path: string | null;
}

export interface ProjectTable extends DirectoryRow {
  readonly account_id: string;
}

export interface InstanceTable extends DatabaseInstance {
  readonly removed: Generated<boolean>;
  /** What keywords are looked for in, folded by `foldCase`. */
  readonly search_text: string;
}

export interface UserTable extends DirectoryRow {
  readonly account_id: string;
  readonly root: boolean;
  /** See `passwordHash`; null where the user has no password. */
  readonly password_hash: Generated<string | null>;
}

/** A token itself is never stored. */
export interface TokenTable {
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
  readonly user_id: string;
  readonly expires_at: number | null;
  /** Null for tokens of the directory file, which are good for every project of the account and in every region. */
  readonly issued_at: Generated<number | null>;
  /** The project that an issued token is scoped to; null: the account. */
  readonly project_id: Generated<string | null>;
  /** Region of the server that issued the token. */
  readonly region: Generated<string | null>;
}

/** An access key (AK/SK). */
export interface AccessKeyTable {
  readonly access_key: string;
  readonly user_id: string;
  /** Encrypted with the data key of the user's account. */
  readonly encrypted_secret_key: Uint8Array;
  /** SHA-256 of the security token in lower-case hexadecimal; null for a permanent access key. */
  readonly security_token_sha256: string | null;
  readonly expires_at: number | null;
  readonly active: boolean;
  /** Whether it came with the directory file, and leaves with it. */
  readonly of_directory_file: boolean;
}

/** Failures in a row of an access key or a user. Only what exists has a row, but for what the failures of nobody cost (`iam-service.ts`). */
export interface FailedAttemptTable {
  /** `access key <id>` or `user <id>`. */
  readonly subject: string;
  readonly failures: number;
  /** 0 where it is not locked. */
  readonly locked_until: number;
}

/** A signature that must not be used again before it expires. */
export interface UsedSignatureTable {
  readonly signature: Uint8Array;
  readonly expires_at: number;
}

/** How many requests replicas have taken for themselves in the current window. */
export interface RequestCountTable {
  readonly subject: string;
  readonly window_start: number;
  readonly requests: number;
}

export interface PolicyTable {
  readonly id: string;
  readonly name: string;
  /** JSON, as it was written. */
  readonly document: string;
}

export interface GroupTable {
  readonly id: string;
  readonly name: string;
  readonly account_id: string;
}

export interface GroupMemberTable {
  readonly group_id: string;
  readonly user_id: string;
}

export interface PolicyAttachmentTable {
  readonly target_kind: 'user' | 'group' | 'organization';
  /** Id of a user or group; for service control policies the path of the root, the organizational unit or the account. */
  readonly target_id: string;
  readonly position: number;
  readonly policy_id: string;
}

/**
 * One row, with another value whenever a directory file is applied, or a token, an access key, a user, an account or a project is changed
 * or deleted (triggers see to it): servers notice by it that what they keep in memory is old.
 */
export interface DirectoryGenerationTable {
  readonly only_row: Generated<boolean>;
  /** Random. */
  readonly generation: string;
}

/** One row: which key-encryption key the data keys are wrapped with, to notice the wrong key file. */
export interface KeyEncryptionKeyTable {
  readonly only_row: Generated<boolean>;
  /** Fingerprint; tells nothing about the key. */
  readonly key_id: string;
}

export interface DataKeyTable {
  /** Of the project, or of the account for secret keys of its users. */
  readonly project_id: string;
  readonly version: number;
  /** The key, encrypted with the key-encryption key. */
  readonly wrapped_key: Uint8Array;
  readonly created_at: number;
}

export interface ConnectionTable {
  readonly id: string;
  /** Order of creation where `created_at` is the same. */
  readonly sequence: Generated<number>;
  readonly project_id: string;
  readonly owner_id: string;
  readonly engine_type: Schema<'EngineType'>;
  readonly network_type: Schema<'NetworkType'>;
  readonly instance_id: string;
  readonly node_ids: readonly string[];
  /** Database user. */
  readonly username: string;
  /** Encrypted with the project's data key; null unless `is_save_password`. */
  readonly encrypted_password: Uint8Array | null;
  readonly is_save_password: boolean;
  readonly port: number | null;
  readonly database_name: string | null;
  readonly remarks: string | null;
  readonly sql_record_flag: boolean;
  readonly status: Generated<'NORMAL' | 'INSTANCE_DELETE'>;
  readonly created_at: number;
  /** When it was created, modified, tested or logged in with, whichever was last. */
  readonly last_used_at: number;
  /** What keywords are looked for in, folded by `foldCase`. */
  readonly search_text: string;
}

export interface ShareTable {
  readonly connection_id: string;
  /** The recipient, who need not be known to the directory yet. */
  readonly user_id: string;
  readonly user_name: string;
  /** Order of creation where `shared_at` is the same. */
  readonly sequence: Generated<number>;
  readonly shared_at: number;
  readonly expires_at: number | null;
  /** What keywords are looked for in, folded by `foldCase`. */
  readonly search_text: string;
}

export interface DbUserTable {
  readonly id: string;
  /** Order of creation where `created_at` is the same. */
  readonly sequence: Generated<number>;
  readonly project_id: string;
  /** The directory need not know the instance. */
  readonly instance_id: string;
  /** Name in the database; an instance of a project has each name once. */
  readonly username: string;
  /** Encrypted with the project's data key. */
  readonly encrypted_password: Uint8Array;
  readonly created_at: number;
}

export interface AuditKeyTable {
  readonly version: number;
  /** The key, encrypted with the key-encryption key. */
  readonly wrapped_key: Uint8Array;
  readonly created_at: number;
}

/** What happened. Rows are only ever added, in the transaction of what they tell of. */
export interface AuditEventTable {
  readonly id: string;
  /** See `chainOf`. */
  readonly chain: string;
  readonly recorded_at: number;
  /** JSON, in the very bytes that `mac` is made from. */
  readonly event: string;
  /** See `eventMac`. */
  readonly mac: string;
}

/** The place of an event in its chain. Rows are only ever added. */
export interface AuditSealTable {
  readonly chain: string;
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly event_id: string;
  /** See `sealHash`. */
  readonly hash: string;
}

/** The last seal of a chain: without it nobody would notice that the last rows were removed. */
export interface AuditHeadTable {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
  /** See `headMac`. */
  readonly mac: string;
}
