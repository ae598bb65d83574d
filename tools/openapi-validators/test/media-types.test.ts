import type { Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';

const reading = (key: string): Json => ({ schema: { type: 'object', required: [key] } });

async function operationOf(operation: {
  readonly [member: string]: Json;
}): Promise<Awaited<ReturnType<typeof compile>>['operations'][string]> {
  const { operations } = await compile({
    openapi: '3.1.0',
    info: { title: 'Test', version: '1' },
    paths: { '/x/{id}': { post: { operationId: 'X', responses: { 204: { description: '' } }, ...operation } } },
  });
  return operations['X']!;
}

describe('a body', () => {
  it.each<[string, Json, preferred: string | undefined]>([
    [
      'JSON before all others',
      { 'text/csv': reading('csv'), 'Application/Vnd.API+JSON; v=1': reading('json') },
      'json',
    ],
    ['a form where there is no JSON', { 'text/csv': reading('csv'), 'multipart/form-data': reading('form') }, 'form'],
    [
      'the urlencoded form before the other',
      { 'multipart/form-data': reading('multipart'), 'application/x-www-form-urlencoded': reading('form') },
      'form',
    ],
    ['the first where there is neither', { 'text/csv': reading('csv'), 'text/plain': reading('text') }, 'csv'],
    ['what has a schema', { 'application/json': {}, 'multipart/form-data': reading('form') }, 'form'],
    ['nothing where nothing has a schema', { 'application/json': {}, 'text/csv': {} }, undefined],
  ])('is checked as %s', async (_, content, preferred) => {
    const { requestBody, responses } = await operationOf({
      requestBody: { required: true, content },
      responses: { '4XX': { description: '', content }, default: { description: '', content } },
    });
    const validators = [requestBody, responses['4XX'], responses['default']];
    const wanted = preferred === undefined ? [undefined, undefined] : [true, false];
    const given = (key: string): unknown => ({ [key]: 1 });
    for (const validator of validators)
      expect([validator?.is(given(preferred ?? '')), validator?.is(given('other'))]).toEqual(wanted);
  });

  it('has a validator for each media type where several have schemas, and only there', async () => {
    const one: Json = { 'application/json': reading('json'), 'text/plain': {} };
    const two: Json = { 'application/json': reading('json'), 'text/csv': { schema: { type: 'string', maxLength: 3 } } };
    const problem: Json = { ...(two as object), 'application/problem+json': reading('title') };
    const operation = await operationOf({
      requestBody: { content: two },
      responses: { 200: { description: '', content: one }, default: { description: '', content: problem } },
    });
    const { requestBody, responses } = operation.content ?? {};
    expect(Object.keys(requestBody ?? {})).toEqual(['application/json', 'text/csv']);
    expect(Object.keys(responses ?? {})).toEqual(['default']);
    expect(Object.keys(responses?.['default'] ?? {})).toEqual([
      'application/json',
      'text/csv',
      'application/problem+json',
    ]);
    expect(['abc', 'abcd', 1, undefined].map((value) => requestBody?.['text/csv']?.is(value))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(responses?.['default']?.['application/problem+json']?.is({ title: '' })).toBe(true);
    const simple = await operationOf({ requestBody: { content: one } });
    expect('content' in simple).toBe(false);
  });

  it('may be binary, as a whole or in a form', async () => {
    const file: Json = { type: 'string', format: 'binary', maxLength: 3 };
    const { requestBody, responses } = await operationOf({
      requestBody: { required: true, content: { 'multipart/form-data': { schema: { properties: { file } } } } },
      responses: { 200: { description: '', content: { 'application/pdf': { schema: file } } } },
    });
    const values = [new Blob(['abcd']), new Uint8Array(4), new ArrayBuffer(4), 'abc', 'abcd', 1, {}];
    const wanted = [true, true, true, true, false, false, false];
    expect(values.map((value) => requestBody?.is({ file: value }))).toEqual(wanted);
    expect(values.map((value) => responses['200']?.is(value))).toEqual(wanted);
    expect(values.map((value) => responses['200']?.issues(value).length === 0)).toEqual(wanted);
  });
});

describe('parameters', () => {
  const parameter = (place: string, rest: { readonly [member: string]: Json }): Json => ({
    name: 'p',
    in: place,
    ...rest,
  });

  it('of every place are checked', async () => {
    const { parameters } = await operationOf({
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
        parameter('query', { schema: { type: 'boolean' } }),
        parameter('header', { required: true, schema: { const: 'h' } }),
        parameter('cookie', { schema: { const: 'c' } }),
      ],
    });
    expect(parameters.issues({ path: { id: 1 }, query: { p: true }, header: { p: 'h' }, cookie: { p: 'c' } })).toEqual(
      [],
    );
    expect(parameters.issues({ path: { id: 1 }, header: { p: 'h' } })).toEqual([]);
    expect(
      parameters
        .issues({ path: {}, query: { p: 1 }, header: { p: 1 }, cookie: { p: 1 } })
        .map(({ path }) => path.join('.')),
    ).toEqual(['path.id', 'query.p', 'header.p', 'cookie.p']);
  });

  it('with content are checked where they are JSON', async () => {
    const content = (mediaType: string): Json =>
      parameter('query', { content: { [mediaType]: { schema: { required: ['a'] } } } });
    const given = [{ query: { p: { a: 1 } } }, { query: { p: {} } }].map((value) => ({ path: { id: 'x' }, ...value }));
    const json = await operationOf({ parameters: [content('application/json')] });
    expect(given.map((value) => json.parameters.is(value))).toEqual([true, false]);
    const other = await operationOf({ parameters: [content('text/csv')] });
    expect(given.map((value) => other.parameters.is(value))).toEqual([true, true]);
  });
});
