import type { Schema } from '@opendas/types';

/** How the connection to a database is encrypted, as PostgreSQL names it (libpq, `sslmode`). */
export const tlsModes = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

/** `disable`: not at all; `require`: with any certificate; `verify-ca`: of a known authority; `verify-full`: also for this host. */
export type TlsMode = (typeof tlsModes)[number];

/** A database instance of a project. */
export interface DatabaseInstance {
  readonly id: string;
  readonly project_id: string;
  readonly name: string;
  readonly engine_type: Schema<'EngineType'>;
  readonly network_type: Schema<'NetworkType'>;
  /** Of the engine, for people; null: not known. */
  readonly version: string | null;
  /** Host name or IP address. */
  readonly host: string;
  readonly port: number;
  readonly tls_mode: TlsMode;
  /** Certificates of the authorities to trust, in PEM; null: those of Node. */
  readonly tls_ca: string | null;
}

/** Everything in a directory file, as the rows that are stored. */
export interface Directory {
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    /** null: the account is in no organization. */
    readonly organization_id: string | null;
    /** `<organization id>/<root id>/(<organizational unit id>/)*<account id>` (iam_01_1287); null: in no organization. */
    readonly organization_path: string | null;
  }[];
  readonly projects: readonly { readonly id: string; readonly name: string; readonly account_id: string }[];
  readonly instances: readonly DatabaseInstance[];
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly account_id: string;
    readonly root: boolean;
    /** See `passwordHash`; the user has no password where left out. */
    readonly password_hash?: string | null;
  }[];
  readonly tokens: readonly {
    /** SHA-256 of the token in lower-case hexadecimal. */
    readonly sha256: string;
    readonly user_id: string;
    /** Epoch milliseconds; null: no expiry. */
    readonly expires_at: number | null;
  }[];
  /** Policies of the file, and those of the system that it names. Their documents have no mistakes. */
  readonly policies: readonly {
    /** Its type, who defines it (an account, an organization or the system), and its name, joined with `/`. */
    readonly id: string;
    readonly name: string;
    /** JSON. */
    readonly document: string;
  }[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly account_id: string }[];
  readonly group_members: readonly { readonly group_id: string; readonly user_id: string }[];
  readonly policy_attachments: readonly PolicyAttachment[];
  /** None where left out. */
  readonly access_keys?: readonly AccessKeyContent[];
}

/** An access key of a user. */
export interface AccessKeyContent {
  readonly access_key: string;
  /** In clear: it is encrypted before it is stored. */
  readonly secret_key: string;
  /** SHA-256 of the security token in lower-case hexadecimal; null for a permanent access key. */
  readonly security_token_sha256: string | null;
  readonly user_id: string;
  /** Epoch milliseconds; null: no expiry. */
  readonly expires_at: number | null;
  readonly active: boolean;
}

/** A policy where it counts. */
export interface PolicyAttachment {
  readonly target_kind: 'user' | 'group' | 'organization';
  /** Id of a user or group; for service control policies the path of the root, the organizational unit or the account. */
  readonly target_id: string;
  /** Place in the list of the file, from 0. */
  readonly position: number;
  readonly policy_id: string;
}

/** The rows of a directory while it is read. */
export type WritableDirectory = { readonly [Kind in keyof Directory]-?: NonNullable<Directory[Kind]>[number][] };

/** A directory that knows nobody. */
export function emptyDirectory(): WritableDirectory {
  return {
    organizations: [],
    accounts: [],
    projects: [],
    instances: [],
    users: [],
    tokens: [],
    policies: [],
    groups: [],
    group_members: [],
    policy_attachments: [],
    access_keys: [],
  };
}
