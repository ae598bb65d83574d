import type { AuditLog } from './audit-log.ts';

/** How often leftovers of other servers are looked for, and how far back, in milliseconds. */
const sweep = { every: 60_000, back: 3_600_000 } as const;

/**
 * Seals what servers left behind: all of it now, and what comes later from time to time.
 *
 * @param onProblem - Told of a failure. It is tried again.
 * @returns Ends it.
 */
export function keepSealing(audit: AuditLog, now: () => number, onProblem: (error: unknown) => void): () => void {
  const seal = (from: number): void => void audit.sealLeftovers(from).catch(onProblem);
  seal(0);
  const sweeps = setInterval(() => seal(now() - sweep.back), sweep.every);
  sweeps.unref();
  return () => clearInterval(sweeps);
}
