import type { JsonObject, ParameterIn } from '@opendas/openapi-model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedClient, type AnyClient } from './generated-client.ts';
import { modelOf } from './model-of.ts';
import { recordingServer, type RecordingServer } from './recording-server.ts';

const string = 'blue';
const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

/** A parameter, the value that it is given, and what stands in the request for it. */
interface Case {
  readonly title?: string;
  readonly in: ParameterIn;
  readonly name?: string;
  readonly parameter?: JsonObject;
  readonly value: unknown;
  readonly want: string;
}

function styleCases(
  place: ParameterIn,
  ...rows: readonly (readonly [style: string, explode: boolean, value: unknown, want: string])[]
): readonly Case[] {
  return rows.map(([style, explode, value, want]) => ({ in: place, parameter: { style, explode }, value, want }));
}

const examples: readonly Case[] = [
  ...styleCases(
    'path',
    ['matrix', false, '', '/;color/z'],
    ['matrix', false, string, '/;color=blue/z'],
    ['matrix', false, array, '/;color=blue,black,brown/z'],
    ['matrix', false, object, '/;color=R,100,G,200,B,150/z'],
    ['matrix', true, '', '/;color/z'],
    ['matrix', true, string, '/;color=blue/z'],
    ['matrix', true, array, '/;color=blue;color=black;color=brown/z'],
    ['matrix', true, object, '/;R=100;G=200;B=150/z'],
    ['label', false, string, '/.blue/z'],
    ['label', false, array, '/.blue,black,brown/z'],
    ['label', false, object, '/.R,100,G,200,B,150/z'],
    ['label', true, string, '/.blue/z'],
    ['label', true, array, '/.blue.black.brown/z'],
    ['label', true, object, '/.R=100.G=200.B=150/z'],
    ['simple', false, string, '/blue/z'],
    ['simple', false, array, '/blue,black,brown/z'],
    ['simple', false, object, '/R,100,G,200,B,150/z'],
    ['simple', true, string, '/blue/z'],
    ['simple', true, array, '/blue,black,brown/z'],
    ['simple', true, object, '/R=100,G=200,B=150/z'],
  ),
  ...styleCases(
    'query',
    ['form', false, '', '?color='],
    ['form', false, string, '?color=blue'],
    ['form', false, array, '?color=blue,black,brown'],
    ['form', false, object, '?color=R,100,G,200,B,150'],
    ['form', true, '', '?color='],
    ['form', true, string, '?color=blue'],
    ['form', true, array, '?color=blue&color=black&color=brown'],
    ['form', true, object, '?R=100&G=200&B=150'],
    ['spaceDelimited', false, array, '?color=blue%20black%20brown'],
    ['spaceDelimited', false, object, '?color=R%20100%20G%20200%20B%20150'],
    ['pipeDelimited', false, array, '?color=blue%7Cblack%7Cbrown'],
    ['pipeDelimited', false, object, '?color=R%7C100%7CG%7C200%7CB%7C150'],
    ['deepObject', true, object, '?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ),
  ...styleCases(
    'header',
    ['simple', false, '', ''],
    ['simple', false, string, 'blue'],
    ['simple', false, array, 'blue,black,brown'],
    ['simple', false, object, 'R,100,G,200,B,150'],
    ['simple', true, array, 'blue,black,brown'],
    ['simple', true, object, 'R=100,G=200,B=150'],
  ),
  // "For multiple values, style: form is always incorrect" in cookies (appendix D): `; ` delimits them.
  ...styleCases(
    'cookie',
    ['form', false, string, 'color=blue'],
    ['form', false, array, 'color=blue,black,brown'],
    ['form', false, object, 'color=R,100,G,200,B,150'],
    ['form', true, array, 'color=blue; color=black; color=brown'],
    ['form', true, object, 'R=100; G=200; B=150'],
  ),
];

const json = { content: { 'application/json': {} } };
const text = { content: { 'text/plain': {} } };

const others: readonly Case[] = [
  {
    title: 'JSON in the query',
    in: 'query',
    parameter: json,
    value: { a: [1] },
    want: '?color=%7B%22a%22%3A%5B1%5D%7D',
  },
  { title: 'JSON in the path', in: 'path', parameter: json, value: ['b'], want: '/%5B%22b%22%5D/z' },
  { title: 'JSON in a header', in: 'header', parameter: json, value: { a: 1 }, want: '{"a":1}' },
  { title: 'JSON in a cookie', in: 'cookie', parameter: json, value: { a: 1 }, want: 'color=%7B%22a%22%3A1%7D' },
  { title: 'text in the query', in: 'query', parameter: text, value: 'a/b', want: '?color=a%2Fb' },
  { title: 'text in a cookie', in: 'cookie', parameter: text, value: 'a/b', want: 'color=a/b' },
  {
    title: 'reserved characters',
    in: 'query',
    parameter: { allowReserved: true },
    value: 'http://a/b?c=%20#d',
    want: '?color=http://a/b?c=%20%23d',
  },
  {
    title: 'reserved characters in a list',
    in: 'query',
    parameter: { allowReserved: true, explode: false },
    value: ['a/b', 'c'],
    want: '?color=a/b,c',
  },
  { title: 'a name that needs encoding', in: 'query', name: 'filter[name]&', value: 1, want: '?filter%5Bname%5D%26=1' },
  { title: 'a name that is no identifier', in: 'path', name: 'thing-id$', value: 'x y', want: '/x%20y/z' },
  { title: 'a name of Object.prototype', in: 'query', name: 'constructor', value: 1, want: '?constructor=1' },
  { title: 'a name of Object.prototype in the path', in: 'path', name: '__proto__', value: 1, want: '/1/z' },
  { title: 'what would lead to another path', in: 'path', value: '../b?c#d', want: '/..%2Fb%3Fc%23d/z' },
  {
    title: 'nested objects',
    in: 'query',
    parameter: { style: 'deepObject', explode: true },
    value: { a: { b: [1] } },
    want: '?color%5Ba%5D%5Bb%5D%5B0%5D=1',
  },
  { title: 'nothing', in: 'query', value: undefined, want: '' },
];

const refused: readonly Case[] = ['', '.', '..', undefined, []].map((value) => ({ in: 'path', value, want: '' }));
const refusedLabels: readonly Case[] = ['', '.'].map((value) => ({
  in: 'path',
  parameter: { style: 'label' },
  value,
  want: '',
}));

const all = [...examples, ...others, ...refused, ...refusedLabels];

function pathItem(parameterCase: Case, index: number): readonly [string, JsonObject] {
  const { name = 'color', parameter = {}, in: place } = parameterCase;
  const given = 'content' in parameter ? parameter : { schema: {}, ...parameter };
  const parameters = [{ name, in: place, required: true, ...given }];
  const responses = { 204: { description: 'Done.' } };
  const path = place === 'path' ? `/${index}/{${name}}/z` : `/${index}`;
  return [path, { get: { operationId: `op${index}`, parameters, responses } }];
}

let server: RecordingServer;
let client: AnyClient;
beforeAll(async () => {
  server = await recordingServer();
  client = await generatedClient(modelOf(Object.fromEntries(all.map(pathItem))));
});
afterAll(() => server.close());

/** What stands in the request for the parameter. */
async function sent(parameterCase: Case): Promise<string | undefined> {
  const { in: place, name = 'color', value } = parameterCase;
  const index = all.indexOf(parameterCase);
  const transport = client.createTransport({ baseUrl: server.url });
  // A computed name, so that `__proto__` is a member.
  await client.operations[`op${index}`]?.(transport, { [place]: { [name]: value } });
  const { url, headers } = server.last();
  return place === 'path' || place === 'query'
    ? url?.slice(`/${index}`.length)
    : String(headers[place === 'cookie' ? 'cookie' : name]);
}

describe('sends over HTTP what the style examples of OpenAPI 3.1.1 §4.8.12 have', () => {
  test.each(examples)('$in, $parameter.style, explode $parameter.explode, of $value', async (parameterCase) => {
    expect(await sent(parameterCase)).toBe(parameterCase.want);
  });
});

test.each(others)('sends $title', async (parameterCase) => {
  expect(await sent(parameterCase)).toBe(parameterCase.want);
});

test.each([...refused, ...refusedLabels])(
  'does not call another operation for $value in the path',
  async (parameterCase) => {
    await expect(sent(parameterCase)).rejects.toThrow(
      /^op\d+: \{color\} in the path cannot be empty, "\." or "\.\."\.$/,
    );
  },
);
