import type { AddressRules } from '../databases/address-policy.ts';
import type { RateLimits } from '../rate-limits/rate-limit.ts';
import type { LogLevel } from './log-level.ts';
import type { StoreChoice } from './store-choice.ts';

/** How `opendas serve` runs. */
export interface ServeSettings extends StoreChoice {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Absolute path; `undefined` for `directory.yaml` in the data directory. */
  readonly directoryFile: string | undefined;
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  /** Which addresses of databases the server may connect to. */
  readonly addresses: AddressRules;
  /** How long a connection is kept that nobody uses, in milliseconds; `undefined`: for ever. */
  readonly keepUnused: number | undefined;
  /** Largest request body, in bytes. */
  readonly bodyLimit: number;
  /** Region that this server stands for. */
  readonly region: string;
  /** Whether a wrong signature is answered with the canonical request of the server. */
  readonly echoCanonicalRequest: boolean;
  readonly rateLimits: RateLimits;
  /** Address to serve metrics on; `undefined` for none. */
  readonly metricsAddress: { readonly host: string; readonly port: number } | undefined;
  /** Whether every answer is checked against the document. */
  readonly checkResponses: boolean;
}
