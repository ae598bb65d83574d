import type { Command } from 'commander';
import { pactFile } from '../pact-file.ts';
import { addDocumentOptions, readDocument, type DocumentOptions, type ReadDocument } from './document-options.ts';
import { withExitCode } from './exit-code.ts';
import { writePact } from './pact-output.ts';

/** `openapi-pact INPUT -o FILE`: a pact straight from a document. */
export function addWriteCommand(program: Command): void {
  const command = program
    .command('write', { isDefault: true })
    .description('write a pact file with every operation of a document, which no client has proven');
  addDocumentOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  openapi-pact openapi.yaml -o pact.json --consumer web --provider users
  openapi-pact openapi.yaml -o pact.json --statuses 2xx,4XX,default
  openapi-pact openapi.yaml -o pact.json --check

The file says metadata.provenByClient: false. "openapi-pact test" writes one that a client has proven.

Exit codes: 0 written or up to date, 1 the document has problems or the file is stale (--check), 2 wrong arguments.`,
    )
    .action((input: string, options: DocumentOptions) => withExitCode(input, () => write(input, options)));
}

function write(input: string, options: DocumentOptions): number {
  const document = readDocument(input, options);
  const { interactions, model, parties } = document;
  const pact = pactFile(parties, interactions, { openapi: originOf(model), provenByClient: false });
  const written = writePact(options.output, pact, options.check);
  console.log(`${input}: ${counts(document)}; ${options.output} is ${written}, proven by no client`);
  return written === 'stale' ? 1 : 0;
}

/** What a pact says about the document that it comes from. */
export function originOf({ title, version, openapi }: ReadDocument['model']): {
  readonly title: string;
  readonly version: string;
  readonly openapi: string;
} {
  return { title, version, openapi };
}

function counts({ interactions, coverage, model }: ReadDocument): string {
  const shown = coverage.filter((cell) => cell.interactions.length > 0).length;
  return `${interactions.length} interactions of ${model.operations.length} operations show ${shown} of ${coverage.length} responses`;
}
