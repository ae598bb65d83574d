/** A value that a request has for a condition key; a list where the key has several values. */
export type ContextValue = string | number | boolean | readonly string[];

/** What somebody wants to do. */
export interface AccessRequest {
  /** In the words of 5.0 policies: `das:connection:modify`. Upper and lower case are the same. */
  readonly action: string;
  /** Actions of 1.1 policies that grant the same: `das:connections:modify`. */
  readonly aliases?: readonly string[];
  /** The URN of the resource; `*` for an action that has none. */
  readonly resource: string;
  /** By condition key. */
  readonly context: Readonly<Record<string, ContextValue>>;
}
