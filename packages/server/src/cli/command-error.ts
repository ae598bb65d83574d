/** Exit codes of the command line. */
export const exitCodes = {
  /** The command could not do its work: port in use, data directory in use, damaged file. */
  failed: 1,
  /** The command was not called as documented. */
  usage: 2,
} as const;

/** An error that ends the command. The message is all that is printed: what happened, where, and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode: keyof typeof exitCodes = 'failed', options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCodes[exitCode];
  }
}
