import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Call } from './call.ts';
import type { Language } from './languages.ts';
import type { Outcome } from './outcome.ts';

/** A running SDK. */
export interface Driver {
  /** @throws Error where the SDK ends, or gives something else than an outcome. */
  perform(call: Call): Promise<Outcome>;
  close(): void;
}

/** Starts the SDK of a language. */
export function startDriver({ name, folder, driver: [program, ...args] }: Language): Driver {
  const cwd = join(import.meta.dirname, '..', '..', folder);
  const path = program.includes('/') ? join(cwd, program) : program;
  const child = spawn(path, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = new Error(`The driver for ${name} could not be started: ${error.message}`);
  });
  // What it did not read when it ended is told by its answers that are missing.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async perform(call) {
      child.stdin.write(`${JSON.stringify(call)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw failure ?? new Error(`The driver for ${name} ended at ${call.operationId}.`);
      return readOutcome(value, name);
    },
    close: () => child.stdin.end(),
  };
}

function readOutcome(line: string, name: string): Outcome {
  // The drivers are ours; an outcome has a status.
  const outcome = JSON.parse(line) as Outcome;
  if (typeof outcome.status !== 'number') throw new Error(`The driver for ${name} gave no outcome: ${line}`);
  return outcome;
}
