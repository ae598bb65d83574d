/** A JSON value, and where it stands in its text. */
export type JsonValue = JsonObject | JsonArray | JsonScalar;

interface Place {
  readonly offset: number;
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
}

export interface JsonObject extends Place {
  readonly kind: 'object';
  /** In their order, also those whose name comes twice. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly name: string;
  /** Where the name begins. */
  readonly offset: number;
  readonly value: JsonValue;
}

export interface JsonArray extends Place {
  readonly kind: 'array';
  readonly items: readonly JsonValue[];
}

export interface JsonScalar extends Place {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  /** A string's characters; the text of the others, as written. */
  readonly text: string;
}

/** What a value is called in messages. */
export const kindNames: Readonly<Record<JsonValue['kind'], string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

/** Appends a reference token to a JSON pointer. */
export function childPointer(pointer: string, token: string | number): string {
  return `${pointer}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
