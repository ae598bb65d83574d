import type { OutputKind } from './output-kind.ts';

/** What is generated from what, and where it goes. */
export interface Settings {
  /** The document, JSON or YAML. */
  readonly input: string;
  /** Folder for the output. */
  readonly output: string;
  /** Default: all. */
  readonly only: readonly OutputKind[];
  /** Whether `format` is checked or only said (JSON Schema Validation §7.2). */
  readonly formats: 'annotation' | 'assertion';
  /** Statuses that interactions are made for. */
  readonly statuses: readonly string[];
  /** Local copies of documents, by the address that references use. */
  readonly documents: Readonly<Record<string, string>>;
  /** Whether references may lead outside the folder of the document. */
  readonly allowOutside: boolean;
}

/** Statuses that a list may name: codes, a class of codes, a class as a document writes it, and `default`. */
const status = /^(?:[1-5]\d\d|[1-5][xX]{2}|default)$/;

/**
 * Checks settings that come from people.
 *
 * @throws {@link SettingsError} that lists everything that is wrong.
 */
export function checkSettings({ input, output, only, statuses, documents }: Settings): void {
  const wrong = [
    ...(input === '' ? ['the document has no name'] : []),
    ...(output === '' ? ['the output folder has no name; write . for this folder'] : []),
    ...(only.length === 0 ? ['nothing is to be generated; leave only out, or name outputs'] : []),
    ...(statuses.length === 0 ? ['no status is given; leave statuses out, or name some'] : []),
    ...statuses
      .filter((name) => !status.test(name))
      .map((name) => `expected a status such as 200, 2xx, 4XX or default, got ${name}`),
    ...Object.keys(documents)
      .filter((url) => !URL.canParse(url))
      .map((url) => `expected the URL of a document, got ${url}`),
  ];
  if (wrong.length > 0) throw new SettingsError(wrong.join('\n'));
}

/** A mistake of the caller, as a sentence that says what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
