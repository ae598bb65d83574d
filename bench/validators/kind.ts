import type { JsonObject } from '@opendas/openapi-model';

/** A kind of schema that all tools are compared on. */
export interface Kind {
  readonly name: string;
  /** What is checked, for the heading of its table. */
  readonly title: string;
  /** Component schemas; the one named `Root` is checked. */
  readonly schemas: Readonly<Record<string, JsonObject>>;
  /** URL of a file that exports a hand-written `check`. */
  readonly handWritten: string;
  /** The same schema in the languages of libraries: statements that end in a constant `schema`. */
  readonly zod: string;
  readonly valibot: string;
  readonly arktype: string;
  /** Declarations of TypeScript that end in a type `Root`. */
  readonly typia: string;
  readonly valid: unknown;
  /** The first thing that is read is wrong. */
  readonly early: unknown;
  /** The last thing that is read is wrong. */
  readonly late: unknown;
  /** What every tool has to accept, besides. */
  readonly right: readonly unknown[];
  /** What every tool has to refuse, besides. */
  readonly wrong: readonly unknown[];
}
