/** A program that uses the client of `typed-document.ts`. What must not compile says so. */
export const typedUse = `
import * as client from './client.js';
import {
  __proto__, anything, bytes, createThing, createTransport, delete_, events, getThing, hasThing, listThings, listThings_2, nothing,
  replaceThing, unwrap, upload, _,
} from './client.js';
import type { components } from './types.js';

type Thing = components['schemas']['Thing'];
type Problem = components['schemas']['Problem'];
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(..._equal: Equal<A, B> extends true ? [] : ['these types differ', A, B]): void {}
type Ok<R> = Extract<R, { ok: true }>;
type Bad<R> = Extract<R, { ok: false }>;
type ResultOf<Call extends (...input: never) => Promise<unknown>> = Awaited<ReturnType<Call>>;

const transport = createTransport({ baseUrl: 'https://example.com', headers: async () => ({ authorization: 'x', none: undefined }) });
// @ts-expect-error The document has no absolute URL.
createTransport({});

// Parameters: optional ones may be undefined, the input may be left out, others may not.
void listThings(transport);
void listThings(transport, { query: { limit: 1, filter: { a: 'b' } }, signal: AbortSignal.timeout(1), headers: { a: 'b' } });
void listThings(transport, { query: { limit: undefined }, signal: undefined });
// @ts-expect-error Another type.
void listThings(transport, { query: { limit: '1' } });
// @ts-expect-error Not in the document.
void listThings(transport, { query: { size: 1 } });
// @ts-expect-error There is no body.
void listThings(transport, { body: 1 });
// @ts-expect-error The path is required.
void getThing(transport);
// @ts-expect-error The header is required.
void getThing(transport, { path: { 'thing-id': 'a' } });
void getThing(transport, { path: { 'thing-id': 'a' }, header: { 'X-Trace': 'b' }, cookie: { session: 'c' } });

// Results: by status, by class, by default, and by media type.
async function results(): Promise<void> {
  const list = await listThings(transport);
  if (list.ok) {
    same<typeof list.status, 200>();
    same<typeof list.data, Thing[]>();
    same<typeof list.mediaType, 'application/json'>();
  } else if (list.status === 404) {
    same<typeof list.error, Problem>();
  } else if (list.status === 403) {
    same<typeof list.error, string>();
  } else if (list.status === 500) {
    same<typeof list.error, Problem>();
  }
  // @ts-expect-error A success that is not listed is no answer of the document.
  if (list.status === 201) return;
  if (list.status === 302) same<typeof list.ok, false>();
  const thing = await getThing(transport, { path: { 'thing-id': 'a' }, header: { 'X-Trace': 'b' } });
  if (thing.mediaType === 'application/json') same<typeof thing.data, Thing>();
  if (thing.mediaType === 'text/csv') same<typeof thing.data, string>();
  if (thing.mediaType === 'image/png') same<typeof thing.data, Blob>();
  if (thing.mediaType === 'application/vnd.thing+xml; v=1') same<typeof thing.data, string>();
  same<typeof thing.data, Thing | string | Blob>();
}
void results;
same<Ok<ResultOf<typeof createThing>>['data'], Thing | undefined>();
same<Ok<ResultOf<typeof replaceThing>>['data'], Thing | undefined>();
same<Bad<ResultOf<typeof replaceThing>>['status'], 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511>();
same<Ok<ResultOf<typeof hasThing>>['data'], Thing | undefined>();
same<Ok<ResultOf<typeof upload>>['data'], Problem>();
same<Bad<ResultOf<typeof upload>>['error'], Problem>();
same<Ok<ResultOf<typeof events>>['data'], ReadableStream<Uint8Array>>();
same<Ok<ResultOf<typeof anything>>['data'], Thing>();
same<Ok<ResultOf<typeof bytes>>['data'], Blob>();
same<Ok<ResultOf<typeof nothing>>['data'], undefined>();
same<Bad<ResultOf<typeof nothing>>['error'], undefined>();
async function data(): Promise<Thing[]> {
  return unwrap(listThings(transport));
}
void data;

// Bodies: required or not, the default type of several, and files in forms.
void createThing(transport, { body: { id: 'a' } });
// @ts-expect-error The body is required.
void createThing(transport);
// @ts-expect-error Another type.
void createThing(transport, { body: { id: 1 } });
// @ts-expect-error Another media type.
void createThing(transport, { body: { id: 'a' }, contentType: 'text/csv' });
const path = { 'thing-id': 'a' };
void replaceThing(transport, { path });
void replaceThing(transport, { path, body: { id: 'a' } });
void replaceThing(transport, { path, body: { id: 'a' }, contentType: 'application/json' });
void replaceThing(transport, { path, body: 'a,b', contentType: 'text/csv' });
void replaceThing(transport, { path, body: new Blob([]), contentType: 'image/png' });
// @ts-expect-error The default is JSON.
void replaceThing(transport, { path, body: 'a,b' });
// @ts-expect-error An object is no CSV.
void replaceThing(transport, { path, body: { id: 'a' }, contentType: 'text/csv' });
void upload(transport, { body: { file: new Blob([]), more: ['a', new Blob([])], about: { id: 'a' }, count: 1 } });
void upload(transport, { body: { file: 'text' } });
void upload(transport, { body: new FormData() });
// @ts-expect-error A file is no number.
void upload(transport, { body: { file: 'text', count: new Blob([]) } });
void bytes(transport, { body: new Uint8Array(1) });
void bytes(transport, { body: new Blob([]).stream() });
// @ts-expect-error No bytes.
void bytes(transport, { body: 1 });

// Names that are no identifiers, or are taken.
void delete_(transport);
void listThings_2(transport, { path: { ['__proto__']: 'a' } });
void __proto__(transport, { path: { ['__proto__']: 'a' } });
void _(transport, { path: { ['__proto__']: 'a' } });
same<typeof client.operations.delete, typeof delete_>();
same<(typeof client.operations)['list-things'], typeof listThings_2>();
same<(typeof client.operations)['__proto__'], typeof __proto__>();
void client.operations['get-thing'].definition.path;

// The validators of the same document.
void createTransport({
  baseUrl: '',
  validators: { listThings: { parameters: { issues: () => [{ path: ['a', 1], message: 'b', keyword: 'c' }] }, requestBody: undefined, responses: {} } },
  onMismatch: ({ operationId, part, problems }) => console.warn(operationId, part, problems.join()),
});
`;
