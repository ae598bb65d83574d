import type { Json } from '@opendas/openapi-model';
import type { Contract } from './interaction.ts';
import { consumerTest, type ConsumerModules } from './consumer-test.ts';
import { sourceLiteral } from './source-literal.ts';

/** A file to write, with its name below the output folder. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

/** What the generated files say about where they come from. */
export interface GenerationOptions extends ConsumerModules {
  /** The document, as it is called in the header of the files. */
  readonly source: string;
  /** Module that has the type `Contract`. */
  readonly types: string;
}

/** The files of a contract: its data, and the test that a consumer has to pass. Same contract, same bytes. */
export function generatedFiles(contract: Contract, options: GenerationOptions): readonly GeneratedFile[] {
  const header = `// Made by openapi-pact from ${options.source}. Do not edit: change the document.\n`;
  return [
    {
      name: 'contract.ts',
      text: `${header}import type { Contract } from ${JSON.stringify(options.types)};

/** Every interaction of the document, and what the interactions cover. */
export const contract: Contract = ${sourceLiteral(contract as unknown as Json)};
`,
    },
    { name: 'consumer.test.ts', text: `${header}${consumerTest(contract, options)}` },
  ];
}
