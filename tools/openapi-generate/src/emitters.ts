import { clientFiles } from '@opendas/openapi-client';
import type { Model, Problem } from '@opendas/openapi-model';
import { documentInteractions, interactionsFile } from '@opendas/openapi-pact';
import { emitTypes } from '@opendas/openapi-types';
import { emitValidators, outputFiles } from '@opendas/openapi-validators';
import type { OutputFiles } from './output-folder.ts';
import type { OutputKind } from './output-kind.ts';
import type { Settings } from './settings.ts';

/** What a generator makes of a model. */
export interface Emitted {
  readonly files: OutputFiles;
  readonly warnings: readonly Problem[];
  readonly counts?: Readonly<Record<string, number>>;
}

/** What generators are told besides the model. */
export interface EmitSettings extends Pick<Settings, 'formats' | 'statuses'> {
  /** Name of the document, for the first line of each file. */
  readonly source: string;
}

/** The types as the other files import them. */
const types = './types.js';

/** The generator of each output. */
export const emitters: Readonly<Record<OutputKind, (model: Model, settings: EmitSettings) => Emitted>> = {
  types: (model, { source }) => ({ files: new Map([['types.d.ts', emitTypes(model, { source })]]), warnings: [] }),
  client: (model, { source }) => clientFiles(model, { source, types }),
  validators: (model, { source, formats }) => {
    const emitted = emitValidators(model, { source, types, formats });
    return { files: outputFiles(emitted), warnings: emitted.warnings };
  },
  interactions: (model, { statuses }) => {
    const contract = documentInteractions(model, { statuses });
    return {
      files: new Map([['interactions.json', interactionsFile(model, contract)]]),
      warnings: contract.warnings.map(({ operationId, key, message }) => ({
        pointer: model.operations.find((operation) => operation.operationId === operationId)?.pointer ?? '#',
        message: `no interaction${key === undefined ? '' : ` for the example ${key}`}: ${message}`,
      })),
      counts: { interactions: contract.interactions.length },
    };
  },
};
