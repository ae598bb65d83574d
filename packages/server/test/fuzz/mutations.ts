import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { strangeValue } from './value-arbitrary.ts';
import type { WireRequest } from './wire-request.ts';

/** A change of a request, as data: which one, where, and to what. */
export interface Mutation {
  readonly kind: keyof typeof mutations;
  /** Taken modulo the number of places. */
  readonly at: number;
  readonly to: unknown;
}

type Mutate = (request: WireRequest, at: number, to: unknown) => WireRequest;

const withText =
  (change: (text: string, at: number, to: unknown) => string | Buffer): Mutate =>
  (request, at, to) =>
    request.body === undefined ? request : { ...request, body: Buffer.from(change(request.body.toString(), at, to)) };

const withHeader =
  (name: string, valueOf: (to: unknown) => string = headerText): Mutate =>
  (request, _, to) => ({
    ...request,
    headers: [...request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase()), [name, valueOf(to)]],
  });

const oneOf =
  (...values: readonly string[]): ((to: unknown) => string) =>
  (to) =>
    values[JSON.stringify(to).length % values.length] ?? '';

/** What a header can hold: one line, one byte a character. */
function headerText(to: unknown): string {
  return textOf(to)
    .replaceAll(/[^\t\x20-\x7E\x80-\xFF]/g, '?')
    .slice(0, 5000);
}

function textOf(to: unknown): string {
  return typeof to === 'string' ? to : JSON.stringify(to);
}

/** Half of a surrogate pair has no percent-encoding. */
export function wellFormedText(text: string): string {
  return Buffer.from(text).toString();
}

/** Changes what the JSON says, at one of its places. */
const withValue =
  (change: (parent: object, name: string | number, to: unknown) => void): Mutate =>
  (request, at, to) => {
    if (request.body === undefined) return request;
    let value: unknown;
    try {
      value = JSON.parse(request.body.toString());
    } catch {
      // Another mutation was here.
      return request;
    }
    const holder = { value };
    const places = placesOf(holder);
    const place = places[at % places.length];
    if (place !== undefined) change(place.parent, place.name, to);
    return { ...request, body: Buffer.from(JSON.stringify(holder.value) ?? '') };
  };

function placesOf(parent: object): readonly { readonly parent: object; readonly name: string | number }[] {
  return Object.entries(parent).flatMap(([name, inner]: [string, unknown]) => [
    { parent, name: Array.isArray(parent) ? Number(name) : name },
    ...(typeof inner === 'object' && inner !== null ? placesOf(inner) : []),
  ]);
}

/** Everything that is done to requests. */
const mutations = {
  // What the body says.
  value: withValue((parent, name, to) => void Reflect.set(parent, name, to)),
  valueAsText: withValue((parent, name) => void Reflect.set(parent, name, String(Reflect.get(parent, name)))),
  valueInList: withValue((parent, name) => void Reflect.set(parent, name, [Reflect.get(parent, name)])),
  memberAway: withValue((parent, name) => void Reflect.deleteProperty(parent, name)),
  memberMore: withValue(
    (parent, _, to) => void Reflect.set(parent, Array.isArray(parent) ? parent.length : textOf(to).slice(0, 40), to),
  ),
  itemsMany: withValue((parent) => {
    if (Array.isArray(parent) && parent.length > 0) while (parent.length < 1100) parent.push(parent[0]);
  }),
  // How the body says it.
  memberTwice: withText((text, at) =>
    text.replace('{', `{${['"shared_conn_id":1', '"users":[]', '"password":"x"', '"__proto__":{"a":1}'][at % 4]},`),
  ),
  cutOff: withText((text, at) => text.slice(0, at % (text.length + 1))),
  characterAway: withText((text, at) => text.slice(0, at % text.length) + text.slice((at % text.length) + 1)),
  more: withText((text, _, to) => text + textOf(to)),
  byteOrderMark: withText((text) => `\uFEFF${text}`),
  utf16: withText((text) => Buffer.from(text, 'utf16le')),
  latin1: withText((text) => Buffer.from(text.replaceAll('e', 'é'), 'latin1')),
  otherBytes: withText((text, at) =>
    Buffer.concat([Buffer.from(text.slice(0, at % (text.length + 1))), Buffer.from([0xff, 0xc0, 0x80])]),
  ),
  nested: withText((_, at) => ['[', '{"a":', '[['][at % 3]?.repeat([100, 5000, 200_000][at % 3] ?? 1) ?? ''),
  numbers: withText((text, at) =>
    text.replaceAll(/"[^"]*"(?=[,}\]])/g, ['1e999', '-1e999', '0.1e-400', '9'.repeat(400), '01', '-'][at % 6] ?? '0'),
  ),
  notJson: withText(
    (_, at) =>
      ['', '   ', 'null', '"text"', '5', 'true', '[]', '{}', 'NaN', "{'a':1}", '// x\n{}', '<a/>', 'a=b&c=d'][
        at % 13
      ] ?? '',
  ),
  compressed: withText((text) => gzipSync(text)),
  large: withText((_, at) => `{"a":"${'x'.repeat([900_000, 1_048_576, 1_500_000][at % 3] ?? 0)}"}`),
  noBody: (request) => ({ ...request, body: undefined }),
  someBody: (request, _, to) => ({
    ...request,
    body: Buffer.from(JSON.stringify(to)),
    headers: [...request.headers, ['Content-Type', 'application/json']],
  }),
  // What the headers say.
  contentType: withHeader(
    'Content-Type',
    oneOf(
      'application/json; charset=utf-8',
      'application/json;charset=utf-16',
      'APPLICATION/JSON',
      'text/plain',
      'application/xml',
      'application/json, text/plain',
      '',
      ';',
      'application/json; x="',
      'multipart/form-data; boundary=x',
      'application/vnd.api+json',
    ),
  ),
  contentEncoding: withHeader('Content-Encoding', oneOf('gzip', 'identity', 'br', 'x', '')),
  accept: withHeader('Accept', oneOf('text/html', '*/*', 'application/xml', '', ';q=', 'application/json;q=0')),
  token: withHeader('X-Auth-Token'),
  signature: withHeader(
    'Authorization',
    oneOf(
      'SDK-HMAC-SHA256 Access=AKIA, SignedHeaders=host;x-sdk-date, Signature=00',
      'SDK-HMAC-SHA256',
      'Basic Og==',
      'Bearer x',
      'SDK-HMAC-SHA256 Access=, SignedHeaders=, Signature=',
      'V11-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=zz',
    ),
  ),
  signatureAlone: (request, _, to) => ({
    ...request,
    headers: [
      ...request.headers.filter(([name]) => name !== 'X-Auth-Token'),
      ['X-Sdk-Date', oneOf('20260120T080000Z', 'now', '', '99999999T999999Z')(to)],
      [
        'Authorization',
        `SDK-HMAC-SHA256 Access=${headerText(to).replaceAll(',', '')}, SignedHeaders=host;x-sdk-date, Signature=${'0'.repeat(64)}`,
      ],
    ],
  }),
  language: withHeader('X-Language'),
  requestId: withHeader('X-Request-Id'),
  otherHeader: (request, at, to) => ({
    ...request,
    headers: [
      ...request.headers,
      [
        [
          'X-Source-Service',
          'Cookie',
          'Origin',
          'If-None-Match',
          'Range',
          'X-Project-Id',
          'X-Forwarded-For',
          'X-Http-Method-Override',
        ][at % 8] ?? '',
        headerText(to),
      ],
    ],
  }),
  headerTwice: (request, at) => ({
    ...request,
    headers: [
      ...request.headers,
      ...[request.headers[at % Math.max(request.headers.length, 1)] ?? []].filter((one) => one.length === 2),
    ],
  }),
  largeHeader: (request, at) => ({
    ...request,
    headers: [...request.headers, ['X-Large', 'x'.repeat([8000, 32_000, 40_000][at % 3] ?? 0)]],
    whole: false,
  }),
  expectation: withHeader('Expect', oneOf('100-continue', 'something')),
  chunked: (request) => {
    if (request.body === undefined) return request;
    const chunk = Buffer.concat([
      Buffer.from(`${request.body.length.toString(16)}\r\n`),
      request.body,
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
    return request.body.length === 0 || request.headers.some(([name]) => name === 'Transfer-Encoding')
      ? request
      : { ...request, headers: [...request.headers, ['Transfer-Encoding', 'chunked']], body: chunk };
  },
  lengthWrong: (request, at) => ({
    ...request,
    headers: [...request.headers, ['Content-Length', ['5', '999999', '-1', 'x', '0'][at % 5] ?? '']],
    whole: false,
  }),
  headerMalformed: (request, at) => ({
    ...request,
    headers: [...request.headers, [['Na me', 'X:Y', '', 'X\tY', 'Café'][at % 5] ?? '', 'x']],
    whole: false,
  }),
  // Where it goes.
  method: (request, at) => ({
    ...request,
    method:
      ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'BREW', 'get'][at % 11] ??
      'GET',
    ofTheOperation: false,
    whole: false,
  }),
  segment: (request, at, to) => {
    const [path = '', query] = split(request.target);
    const segments = path.split('/');
    const place = 1 + (at % (segments.length - 1));
    segments[place] = encodeURIComponent(wellFormedText(textOf(to)));
    return { ...request, target: joined(segments.join('/'), query), ofTheOperation: false };
  },
  pathOdd: (request, at) => {
    const [path = '', query] = split(request.target);
    const odd = [
      `${path}/`,
      `/${path}`,
      `${path}/..`,
      `${path}%00`,
      `${path}%ff`,
      `${path}%zz`,
      path.toUpperCase(),
      path.replace('/v3', '/v4'),
      `${path};x=1`,
      `/%2e%2e${path}`,
      `${path}${'/x'.repeat(3000)}`,
      `http://other.test${path}`,
      '*',
      `${path}#x`,
    ];
    return { ...request, target: joined(odd[at % odd.length] ?? path, query), ofTheOperation: false, whole: false };
  },
  query: (request, at, to) => {
    const [path = '', query = ''] = split(request.target);
    const names = [
      'curpage',
      'perpage',
      'cur_page',
      'per_page',
      'condition',
      'keywords',
      'limit',
      'offset',
      'instance_id',
      'x',
      'connection_type',
      'curpage[]',
      '__proto__',
      '',
    ];
    const name = names[at % names.length] ?? '';
    return {
      ...request,
      target:
        `${path}?${query === '' ? '' : `${query}&`}${encodeURIComponent(name)}=${encodeURIComponent(wellFormedText(textOf(to)))}`.slice(
          0,
          16_000,
        ),
    };
  },
  queryOdd: (request, at) => {
    const [path = '', query = ''] = split(request.target);
    const odd = [
      '&&&',
      '=',
      '%zz=1',
      'perpage=%ff',
      'perpage=1;curpage=2',
      `x=${'y'.repeat(17_000)}`,
      '?',
      'perpage',
      'condition=%00',
      'condition=%ED%A0%80',
    ];
    return { ...request, target: `${path}?${query}&${odd[at % odd.length]}` };
  },
} as const satisfies Record<string, Mutate>;

function split(target: string): readonly [path?: string, query?: string] {
  const start = target.indexOf('?');
  return start === -1 ? [target] : [target.slice(0, start), target.slice(start + 1)];
}

function joined(path: string, query: string | undefined): string {
  return query === undefined ? path : `${path}?${query}`;
}

// The keys of the table.
const names = Object.keys(mutations) as (keyof typeof mutations)[];

/** Any mutation; those of what the body says come more often. */
export const anyMutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constantFrom(...names), weight: 3 },
    { arbitrary: fc.constantFrom<keyof typeof mutations>('value', 'memberAway', 'memberMore', 'query'), weight: 2 },
  ),
  at: fc.nat(5000),
  to: strangeValue,
});

/** What cuts the body into chunks comes last: a body that is changed afterwards would not be whole. */
export function inOrder(list: readonly Mutation[]): readonly Mutation[] {
  return list.toSorted((one, other) => Number(one.kind === 'chunked') - Number(other.kind === 'chunked'));
}

/** Applies a mutation to a request. */
export function mutated(
  request: WireRequest,
  { kind, at, to }: Mutation,
  spell: (value: unknown) => unknown,
): WireRequest {
  const mutate: Mutate = mutations[kind];
  return mutate(request, at, spell(to));
}
