/** Everything in a directory file, as the rows that are stored. */
export interface Directory {
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly organization_id: string }[];
  readonly projects: readonly { readonly id: string; readonly name: string; readonly account_id: string }[];
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly account_id: string;
    readonly root: boolean;
  }[];
  readonly tokens: readonly {
    /** SHA-256 of the token in lower-case hexadecimal. */
    readonly sha256: string;
    readonly user_id: string;
    /** Epoch milliseconds; null: no expiry. */
    readonly expires_at: number | null;
  }[];
}
