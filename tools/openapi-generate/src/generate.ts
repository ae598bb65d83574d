import { basename } from 'node:path';
import { DocumentError, loadModel, type Model, type Problem } from '@opendas/openapi-model';
import { emitters, type Emitted } from './emitters.ts';
import type { OutputFiles } from './output-folder.ts';
import { withRequired } from './output-kind.ts';
import type { Progress } from './progress.ts';
import type { Settings } from './settings.ts';

/** Everything that a document gives. */
export interface Generated {
  readonly files: OutputFiles;
  /** Paths of all files that were read. */
  readonly inputs: readonly string[];
  readonly warnings: readonly Problem[];
  /** Numbers of operations, schemas, and interactions where they are generated. */
  readonly counts: Readonly<Record<string, number>>;
  /** Milliseconds by step: `document` for reading, then each output. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

/**
 * Generates what the settings ask for, without writing anything. Same input, same bytes.
 *
 * @throws DocumentError with everything that is wrong in the document.
 * @throws The error of the file system where the document cannot be read.
 */
export function generate(settings: Settings, progress: Progress): Generated {
  const { input, only, documents: copies, allowOutside } = settings;
  const milliseconds: Record<string, number> = {};
  const timed = <Result>(name: string, work: () => Result): Result => {
    progress.step(name);
    const start = performance.now();
    const result = work();
    milliseconds[name] = Math.round(performance.now() - start);
    return result;
  };
  const model = timed('document', () => loadModel(input, { copies, allowOutside }));
  const emitted = withRequired(only).map((kind) =>
    timed(kind, () => withPlaces(model, () => emitters[kind](model, { source: basename(input), ...settings }))),
  );
  return {
    files: new Map(emitted.flatMap(({ files }) => [...files])),
    inputs: [input, ...model.furtherFiles],
    warnings: [...model.warnings, ...emitted.flatMap(({ warnings }) => warnings)],
    counts: {
      operations: model.operations.length,
      schemas: model.schemas.size,
      ...Object.fromEntries(emitted.flatMap(({ counts = {} }) => Object.entries(counts))),
    },
    milliseconds,
  };
}

/** Generators know the place in the model only; messages name the place in the files. */
function withPlaces(model: Model, emit: () => Emitted): Emitted {
  const placed = ({ pointer, message }: Problem): Problem => Object.assign(model.placeOf(pointer), { message });
  try {
    const emitted = emit();
    return { ...emitted, warnings: emitted.warnings.map(placed) };
  } catch (error) {
    throw error instanceof DocumentError ? new DocumentError(error.problems.map(placed)) : error;
  }
}
