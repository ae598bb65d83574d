/** A format that is checked (JSON Schema Validation §7.3). */
export interface Format {
  /** What is expected, in words. */
  readonly words: string;
  /** Whether a text has the format. */
  readonly test: (text: string) => boolean;
}
