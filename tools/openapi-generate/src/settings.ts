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

/** A mistake of the caller, as a sentence that says what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
