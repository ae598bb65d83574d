/**
 * Runs something when a signal is aborted: at once where it is already. Gives what takes that back. Does nothing without a signal.
 */
export function whenAborted(signal: AbortSignal | undefined, run: () => void): () => void {
  signal?.addEventListener('abort', run);
  if (signal?.aborted === true) run();
  return () => signal?.removeEventListener('abort', run);
}
