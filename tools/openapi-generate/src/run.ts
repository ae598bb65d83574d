import { DocumentError, type Problem } from '@opendas/openapi-model';
import { inputFingerprints, isFresh, settingsFingerprint } from './freshness.ts';
import { generate, type Generated } from './generate.ts';
import { staleFiles, writeOutput } from './output-folder.ts';
import type { Progress } from './progress.ts';
import type { Report } from './report.ts';
import { SettingsError, type Settings } from './settings.ts';
import { problemLines, summaryLine, warningLines } from './summary.ts';

/** How a run behaves, besides what it generates. */
export interface RunOptions {
  /** Write nothing; say whether the output is current. */
  readonly check: boolean;
  /** Overwrite files that were not generated, and generate also what is up to date. */
  readonly force: boolean;
  /** Generate also what is up to date, for a report that has everything. */
  readonly inFull: boolean;
  /** Version of this package: another version may generate other bytes. */
  readonly version: string;
  readonly progress: Progress;
}

/** What came of a run. */
export interface Outcome extends Pick<Report, 'outcome' | 'files'> {
  readonly generated: Generated | undefined;
  readonly problems: readonly Problem[];
  /** Lines for people: the result, and what they should know besides. */
  readonly result: string | undefined;
  readonly complaints: readonly string[];
  /** Paths of the files that were read, or should have been. */
  readonly inputs: readonly string[];
}

/** Generates into the output folder, or checks it. Mistakes in the document or the settings are an outcome; nothing is thrown for them. */
export function run(settings: Settings, options: RunOptions): Outcome {
  try {
    if (!options.check && !options.force && !options.inFull && isFresh(settings, options.version)) {
      const result = `${settings.output} is up to date with ${settings.input}; nothing to do`;
      const inputs = [settings.input];
      return { outcome: 'unchanged', result, generated: undefined, files: [], problems: [], complaints: [], inputs };
    }
    const generated = generate(settings, options.progress);
    const complaints = warningLines(generated.warnings, settings.input);
    const finish = options.check ? checkOutput : write;
    return { generated, problems: [], inputs: generated.inputs, ...finish(settings, generated, complaints, options) };
  } catch (error) {
    const problems = problemsOf(error);
    if (problems === undefined) throw error;
    const isOfDocument = error instanceof DocumentError;
    return {
      outcome: 'failed',
      generated: undefined,
      files: [],
      problems,
      result: undefined,
      complaints: isOfDocument ? problemLines(problems, settings.input) : problems.map(({ message }) => message),
      inputs: [settings.input, ...(isOfDocument ? error.furtherFiles : [])],
    };
  } finally {
    options.progress.end();
  }
}

type Finished = Pick<Outcome, 'outcome' | 'files' | 'result' | 'complaints'>;

function checkOutput({ output }: Settings, { files }: Generated, complaints: readonly string[]): Finished {
  const stale = staleFiles(output, files);
  if (stale.length === 0) return { outcome: 'current', files: [], result: `${output} is current`, complaints };
  const named = stale.slice(0, 5).join(', ');
  const rest = stale.length > 5 ? ` and ${stale.length - 5} more` : '';
  const complaint = `${output} is not current: ${named}${rest}. Run the same command without --check.`;
  return { outcome: 'stale', files: stale, result: undefined, complaints: [...complaints, complaint] };
}

function write(
  settings: Settings,
  generated: Generated,
  complaints: readonly string[],
  { version, force }: RunOptions,
): Finished {
  const { written, removed } = writeOutput(settings.output, generated.files, {
    settings: settingsFingerprint(settings, version),
    inputs: inputFingerprints(settings.output, generated.inputs),
    force,
  });
  const changed = `${written.length} written${removed.length === 0 ? '' : `, ${removed.length} removed`}`;
  const result = `${settings.output}: ${summaryLine(generated)}, ${changed}`;
  const outcome = written.length + removed.length === 0 ? 'unchanged' : 'written';
  return { outcome, files: [...written, ...removed], result, complaints };
}

/** The mistakes of the caller or the document in an error; `undefined` for a mistake of ours. */
function problemsOf(error: unknown): readonly Problem[] | undefined {
  if (error instanceof DocumentError) return error.problems;
  if (error instanceof SettingsError) return [{ pointer: '#', message: error.message }];
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    return [{ pointer: '#', message: systemMessage(error) }];
  }
  return undefined;
}

function systemMessage(error: Error): string {
  const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return `${path}${error.message}`;
}
