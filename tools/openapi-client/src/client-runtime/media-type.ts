/** A media type without its parameters, in lower case. */
type Essence<MediaType extends string> = MediaType extends `${infer Name};${string}`
  ? TrimEnd<Lowercase<Name>>
  : Lowercase<MediaType>;
type TrimEnd<Name extends string> = Name extends `${infer Start} ` ? TrimEnd<Start> : Name;

/** Bytes, as `fetch` sends them. */
export type Bytes = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | string;

type Json = 'application/json' | `${string}+json`;
/** What is text to people. `body-kind.ts` of openapi-client has the same list. */
type Text =
  | `text/${string}`
  | `${string}/xml`
  | `${string}+xml`
  | `${string}/yaml`
  | `${string}+yaml`
  | 'application/x-yaml'
  | 'application/javascript'
  | 'application/graphql'
  | 'application/sql'
  | 'application/jsonl'
  | 'application/x-ndjson'
  | 'application/x-www-form-urlencoded';
/** Ranges that JSON falls in. */
type Open = '*/*' | 'application/*';

/** A value whose schema says that it is JSON, where the media type leaves that open. */
type JsonOr<Schema, Otherwise> = unknown extends Schema ? Otherwise : [Schema] extends [string] ? Otherwise : Schema;

/** What a body of a response is read as. */
export type ResponseBody<MediaType extends string, Schema> =
  Essence<MediaType> extends infer Name
    ? Name extends Json
      ? Schema
      : Name extends 'text/event-stream'
        ? ReadableStream<Uint8Array>
        : Name extends Text
          ? string
          : Name extends Open
            ? JsonOr<Schema, Blob>
            : Blob
    : never;

/** What a body of a request is given as. */
export type RequestBody<MediaType extends string, Schema> =
  Essence<MediaType> extends infer Name
    ? Name extends Json | 'application/x-www-form-urlencoded'
      ? Schema
      : Name extends 'multipart/form-data'
        ? WithFiles<Schema> | FormData
        : Name extends Text
          ? [Schema] extends [string | number | boolean]
            ? Schema
            : string
          : Name extends Open
            ? JsonOr<Schema, Bytes>
            : Bytes
    : never;

/** A form whose members can be files where the document says that they are strings. */
type WithFiles<Form> = Form extends object ? { readonly [Name in keyof Form]: OrFile<Form[Name]> } : Form;
type OrFile<Value> = Value extends string
  ? Value | Blob
  : Value extends readonly (infer Item)[]
    ? Item extends string
      ? readonly (Item | Blob)[]
      : Value
    : Value;

/** What the caller can say that a body is: a range leaves it open. */
export type ContentType<MediaType extends string> = MediaType extends `${infer Type}/*`
  ? Type extends '*'
    ? `${string}/${string}`
    : `${Type}/${string}`
  : MediaType;
