/** A mistake in the text of a policy. */
export interface PolicyMistake {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** JSON pointer (RFC 6901) of the value, or of the object that lacks a member: `/Statement/0/Action/1`. Empty for the whole document. */
  readonly pointer: string;
  /** A sentence: what was expected, what is there, what to do. */
  readonly message: string;
}
