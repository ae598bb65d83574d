import { InvalidArgumentError, type Command } from 'commander';
import { pactFile } from '../pact-file.ts';
import { loadClientCall } from '../prove/client-module.ts';
import { loadPactCore } from '../prove/pact-core.ts';
import { proveInteractions, type Proof } from '../prove/prove-interactions.ts';
import { addDocumentOptions, readDocument, type DocumentOptions } from './document-options.ts';
import { withExitCode } from './exit-code.ts';
import { writePact } from './pact-output.ts';
import { originOf } from './write-command.ts';

interface TestOptions extends DocumentOptions {
  readonly client: string;
  readonly timeout: number;
}

/** `openapi-pact test INPUT --client MODULE -o FILE`: a pact that a client has proven. */
export function addTestCommand(program: Command): void {
  const command = program
    .command('test')
    .description('drive a client through every interaction against a Pact mock server, and write what it has proven');
  addDocumentOptions(command)
    .requiredOption(
      '--client <module>',
      'module whose default export, or callInteraction, is (baseUrl, interaction) => Promise<{ status, body }>',
    )
    .option('--timeout <milliseconds>', 'time that one call may take', milliseconds, 10_000)
    .addHelpText(
      'after',
      `
Example:
  openapi-pact test openapi.yaml --client ./client.js -o pact.json --consumer web --provider users

  // client.js
  import { users } from './users-client.js';
  export default async (baseUrl, { operationId, input }) => {
    const result = await users(baseUrl)[operationId]?.(input);
    return result && { status: result.status, body: result.body };
  };

The module gets operationId, input ({ path, query, header, cookie, body }) and credentials of an interaction, and gives back what the client
made of the response. Where it gives back undefined, the interaction is left out.

Needs @pact-foundation/pact-core (npm install --save-dev @pact-foundation/pact-core@20).

Exit codes: 0 everything that is not left out is proven, 1 an interaction is not proven (the file has the others), the document has problems,
or the file is stale (--check), 2 wrong arguments.`,
    )
    .action(async (input: string, options: TestOptions) => {
      await withExitCode(input, () => test(input, options));
      // A client may keep connections open.
      process.exit();
    });
}

function milliseconds(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

async function test(input: string, options: TestOptions): Promise<number> {
  const [call, core] = [await loadClientCall(options.client), await loadPactCore()];
  const { interactions, model, parties } = readDocument(input, options);
  const proof = await proveInteractions(interactions, call, core, {
    timeout: options.timeout,
    onDone: progress(interactions.length),
  });
  for (const { description, reason } of proof.failed) console.error(`✗ ${description}: ${reason}`);
  if (proof.proven.length === 0) {
    console.error(`${input}: ${counts(proof, interactions.length)}; nothing is written`);
    return 1;
  }
  const pact = pactFile(parties, proof.proven, { openapi: originOf(model), provenByClient: true });
  const written = writePact(options.output, pact, options.check);
  console.log(`${input}: ${counts(proof, interactions.length)}; ${options.output} is ${written}`);
  return proof.failed.length > 0 || written === 'stale' ? 1 : 0;
}

function counts({ proven, failed, leftOut }: Proof, all: number): string {
  return `${proven.length} of ${all} interactions proven by the client, ${failed.length} failed, ${leftOut.length} left out`;
}

/** Says on a terminal how far it is. */
function progress(all: number): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
  };
}
