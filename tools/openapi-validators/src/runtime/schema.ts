import type { Format } from './format.ts';

/** Finds what no other keyword of a schema evaluates. */
export interface Unevaluated {
  readonly items: (schema: RuntimeSchemaObject, value: readonly unknown[], fits: Fits) => readonly number[];
  readonly properties: (
    schema: RuntimeSchemaObject,
    value: Readonly<Record<string, unknown>>,
    fits: Fits,
  ) => readonly string[];
}

/** Whether a value fits a schema. */
export type Fits = (schema: RuntimeSchema, value: unknown) => boolean;

/** A schema as the second pass reads it: validation keywords only, references as functions. */
export type RuntimeSchema = boolean | RuntimeSchemaObject;

/** Keywords of JSON Schema 2020-12 that the validators know. */
export interface RuntimeSchemaObject {
  /** The compiled check of the same schema, for where it only matters whether a value fits. */
  readonly check?: (value: unknown) => boolean;
  readonly $ref?: () => RuntimeSchema;
  readonly type?: string | readonly string[];
  /** A format that is checked. `binary` lets a text be bytes as well. */
  readonly format?: 'binary' | Format;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly prefixItems?: readonly RuntimeSchema[];
  readonly items?: RuntimeSchema;
  readonly unevaluatedItems?: RuntimeSchema;
  /** Set where the schema has `unevaluatedItems` or `unevaluatedProperties`: modules without them need no code for them. */
  readonly unevaluated?: Unevaluated;
  readonly contains?: RuntimeSchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, RuntimeSchema>>;
  readonly patternProperties?: Readonly<Record<string, RuntimeSchema>>;
  readonly additionalProperties?: RuntimeSchema;
  readonly propertyNames?: RuntimeSchema;
  readonly unevaluatedProperties?: RuntimeSchema;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, RuntimeSchema>>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly RuntimeSchema[];
  readonly anyOf?: readonly RuntimeSchema[];
  readonly oneOf?: readonly RuntimeSchema[];
  /** Which alternative of `oneOf` or `anyOf` a member of the value names, by its place in the list, where `const` and `enum` do not say it. */
  readonly discriminator?: { readonly name: string; readonly alternatives: Readonly<Record<string, number>> };
  readonly not?: RuntimeSchema;
  readonly if?: RuntimeSchema;
  readonly then?: RuntimeSchema;
  readonly else?: RuntimeSchema;
  /** What to send, in words; replaces the pattern in messages. */
  readonly 'x-expected'?: string;
  /** The value is a secret: messages say nothing about it but its type. */
  readonly 'x-secret'?: boolean;
}
