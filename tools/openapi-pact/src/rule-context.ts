import type { SchemaCheck } from './schema-check/schema-check.ts';
import type { SchemaResolution } from './schema-resolution.ts';

/** What matching rules are made with. */
export interface RuleContext {
  readonly resolve: SchemaResolution;
  readonly check: SchemaCheck;
  /**
   * Whether the example is only one of many values, which no provider state promises: a list may be empty then, and another
   * alternative of `oneOf` and `anyOf` may stand where a text or number is. Default: `false`.
   */
  readonly isSample?: boolean;
}
