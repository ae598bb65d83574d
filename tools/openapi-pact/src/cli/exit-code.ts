import { DocumentError } from '@opendas/openapi-model';
import { ContractError } from '../contract-error.ts';
import { ClientModuleError } from '../prove/client-module.ts';
import { PactCoreError } from '../prove/pact-core.ts';
import { StatusError } from '../statuses.ts';

/**
 * Runs a command, and sets the exit code that it gives: 1 where the document, its examples or the client have problems, 2 where the
 * arguments are wrong or something that was asked for is not there. What is wrong is printed as a sentence.
 */
export async function withExitCode(input: string, run: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined || !(error instanceof Error)) throw error;
    console.error(error instanceof ContractError ? `${input}:\n${error.message}` : error.message);
    process.exitCode = code;
  }
}

function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof DocumentError || error instanceof ContractError) return 1;
  const isOfCaller = [StatusError, ClientModuleError, PactCoreError].some((type) => error instanceof type);
  // Errors of the file system: the document is not there, or the output cannot be written.
  const isOfSystem = error instanceof Error && 'syscall' in error;
  return isOfCaller || isOfSystem ? 2 : undefined;
}
