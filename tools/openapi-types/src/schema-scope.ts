import type { Schema, SchemaObject } from '@opendas/openapi-model';
import type { Place } from './place.ts';
import type { TypeText } from './type-text.ts';

/** What the types of schemas need to know of the document and of the variant that is written. */
export interface SchemaScope {
  readonly schemas: ReadonlyMap<string, Schema>;
  /** Whether members and arrays are `readonly`. */
  readonly immutable: boolean;
  /** The type that stands for a component schema. */
  readonly reference: (name: string, place: Place) => TypeText;
  /** The members that are not required in the variant that is written (`schema-variants.ts`). */
  readonly notRequired: (schema: SchemaObject, around: ReadonlySet<string>) => ReadonlySet<string>;
  /** The type of a schema in this scope: `schemaType`, for the keyword families that it calls. */
  readonly typeOf: (schema: Schema, place: Place) => TypeText;
}
