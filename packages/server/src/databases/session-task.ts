import type { SessionLogin } from './drivers/driver.ts';
import type { SupportedEngine } from './drivers/drivers.ts';
import type { SessionFailureClass } from './session-failure.ts';

/** What the worker of a session is told. */
export interface SessionTask {
  readonly engine: SupportedEngine;
  /** Checked addresses, to be tried in this order. */
  readonly addresses: readonly string[];
  /** For each address, in milliseconds. */
  readonly connectTimeout: number;
  readonly login: SessionLogin;
}

/** What the worker of a session says at its end. */
export type SessionOutcome =
  | { readonly opened: true }
  | { readonly opened: false; readonly failure: SessionFailureClass };
