import { opendas } from './opendas-process.ts';

/** What a command left when it had ended. */
export interface Outcome {
  /** Exit code, or the signal that ended it. */
  readonly code: number | NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export async function runOpendas(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const run = opendas(args, { env });
  const code = await run.ended();
  return { code, stdout: run.stdout(), stderr: run.stderr() };
}
