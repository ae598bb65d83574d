import { Option, type Command } from 'commander';
import { loadModel, type Model } from '@opendas/openapi-model';
import type { ContractProblem } from '../contract-error.ts';
import { documentInteractions, type DocumentInteractions } from '../document-interactions.ts';
import type { Parties } from '../pact-file.ts';
import { defaultStatuses } from '../statuses.ts';

/** Options of the commands that make interactions of a whole document. */
export interface DocumentOptions {
  readonly output: string;
  readonly consumer: string;
  readonly provider?: string;
  readonly statuses: readonly string[];
  readonly optional: boolean;
  readonly check: boolean;
}

/** Adds the input and the options that {@link DocumentOptions} has. */
export function addDocumentOptions(command: Command): Command {
  return command
    .argument('<input>', 'OpenAPI document (3.0 or 3.1), JSON or YAML')
    .requiredOption('-o, --output <file>', 'pact file to write')
    .option('--consumer <name>', 'name of the consumer', 'consumer')
    .option('--provider <name>', 'name of the provider; without it, the title of the document')
    .addOption(
      new Option('--statuses <list>', 'codes (404), classes (4XX) and default: which responses get an interaction')
        .argParser((list: string) => list.split(',').map((status) => status.trim()))
        .default(defaultStatuses, defaultStatuses.join(',')),
    )
    .option('--optional', 'fill responses that are made from schemas with members that are not required', false)
    .option('--check', 'write nothing; exit with 1 where the file is not what would be written', false);
}

/** A document with its interactions. */
export interface ReadDocument extends DocumentInteractions {
  readonly model: Model;
  readonly parties: Parties;
}

/** Reads a document, and prints what could not be shown of it. */
export function readDocument(input: string, options: DocumentOptions): ReadDocument {
  const model = loadModel(input);
  const made = documentInteractions(model, options);
  for (const { message } of model.warnings) console.error(`warning: ${message}`);
  for (const warning of made.warnings) console.error(`warning: ${inWords(warning)}`);
  return { ...made, model, parties: { consumer: options.consumer, provider: options.provider ?? model.title } };
}

function inWords({ operationId, key, message }: ContractProblem): string {
  return `${operationId}${key === undefined || key === 'default' ? '' : `, example ${key}`}: ${message}`;
}
