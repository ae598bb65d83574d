/** Signals that ask the server to stop. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls back when the server is asked to stop: by a signal, or because the process that started it with an IPC channel is
 * gone. A second signal ends the process at once.
 *
 * @param onStop - Told what asked for it.
 */
export function onStopRequest(process: NodeJS.Process, onStop: (reason: string) => void): void {
  let stopping = false;
  const stop = (reason: string): void => {
    if (stopping) return;
    stopping = true;
    onStop(reason);
  };
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stop(signal);
    });
  }
  if (process.connected) process.on('disconnect', () => stop('the process that started the server is gone'));
}
