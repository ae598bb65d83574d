import type { Socket } from 'node:net';
import type { SessionFailureClass } from '../session-failure.ts';

/** Encryption of a connection to a database. */
export interface SessionTls {
  readonly mode: 'disable' | 'require' | 'verify-ca' | 'verify-full';
  /** PEM; null: the authorities of Node. */
  readonly ca: string | null;
}

/** Whom to log in as, and how. */
export interface SessionLogin {
  /** As the directory has it: the name that the certificate must be for, and that TLS asks for. */
  readonly host: string;
  readonly port: number;
  readonly tls: SessionTls;
  readonly user: string;
  readonly password: string;
  /** `undefined`: what the engine opens without one. */
  readonly database: string | undefined;
}

/** Speaks the protocol of an engine. */
export interface Driver {
  /** Logs in over a connected socket, and ends the session in order. Rejects with whatever went wrong. */
  openAndClose(socket: Socket, login: SessionLogin): Promise<void>;
  /** The class of what `openAndClose` rejected with, where the engine's protocol tells. */
  classify(error: unknown): SessionFailureClass | undefined;
}
