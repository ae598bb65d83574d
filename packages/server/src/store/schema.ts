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
  readonly key_encryption_key: KeyEncryptionKeyTable;
  readonly data_keys: DataKeyTable;
  readonly connections: ConnectionTable;
  readonly shares: ShareTable;
}

/** Rows that left the directory file are kept, since connections refer to them, and are marked `removed`. */
interface DirectoryRow {
  readonly id: string;
  readonly name: string;
  readonly removed: Generated<boolean>;
}

export type OrganizationTable = DirectoryRow;

export interface AccountTable extends DirectoryRow {
  readonly organization_id: string;
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
}

/** A token itself is never stored. */
export interface TokenTable {
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
  readonly user_id: string;
  readonly expires_at: number | null;
}

/** One row: which key-encryption key the data keys are wrapped with, to notice the wrong key file. */
export interface KeyEncryptionKeyTable {
  readonly only_row: Generated<boolean>;
  /** Fingerprint; tells nothing about the key. */
  readonly key_id: string;
}

export interface DataKeyTable {
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
