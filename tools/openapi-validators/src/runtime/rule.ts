import type { Fits, RuntimeSchema, RuntimeSchemaObject } from './schema.ts';

/** Keywords of schemas. */
export type Keyword = keyof RuntimeSchemaObject;

/** What rules need of the pass that they are a part of. What they give is whether it goes on. */
export interface Pass {
  /** Checks the same value with another schema. */
  visit(schema: RuntimeSchema, value: unknown): boolean;
  /** Checks a member or an item. */
  below(step: string | number, schema: RuntimeSchema, value: unknown): boolean;
  /**
   * Notes a mistake. The pass ends with it where it only matters whether there is any, and no words are made.
   *
   * @param words - what was expected and what was found, which says nothing of the value but its type
   * @param step - the member that the mistake is about
   */
  mistake(keyword: Keyword, words: () => Words, step?: string): boolean;
  /**
   * Notes a mistake with a number: the value itself, or how much there is of it. Of a secret it says only that `what` differs.
   */
  wrongNumber(keyword: Keyword, expected: () => string, found: number, what: 'number' | 'length' | 'count'): boolean;
  /** Whether a value fits a schema, and nothing more. */
  readonly fits: Fits;
  /** The compiled check of a schema, where it is worth asking first: most values fit, and it takes a fraction of reading the schema. */
  checkOf(schema: RuntimeSchema): RuntimeSchemaObject['check'];
  /** Whether there is time to look at a value again to say more about it: not as deep as a value goes, since that would take its square. */
  hasTime(): boolean;
}

/** What was expected, and what was found instead, or a message of its own. */
export type Words =
  | { readonly expected: string; readonly found: string }
  | { readonly expected: string; readonly message: string };

/** What checks a keyword. */
type Rule<K extends Keyword, V> = (
  limit: Exclude<RuntimeSchemaObject[K], undefined>,
  value: V,
  pass: Pass,
  schema: RuntimeSchemaObject,
) => boolean;

/** What checks the keywords that are about values of a type. */
export type Rules<V> = { readonly [K in Keyword]?: Rule<K, V> };
