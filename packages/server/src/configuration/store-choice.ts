/** Which store a command works on, and the key to it. */
export interface StoreChoice {
  /** Absolute path. */
  readonly dataDirectory: string;
  /** `postgres://…`; `undefined` for the embedded database in the data directory. */
  readonly databaseUrl: string | undefined;
  /** Absolute path. */
  readonly keyFile: string;
}
