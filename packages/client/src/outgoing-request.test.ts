import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OperationDefinition } from './operation-definition.ts';
import { outgoingRequest, type ParameterValue, type RequestParts } from './outgoing-request.ts';

const show: OperationDefinition = {
  operationId: 'ShowConnectionDetail',
  method: 'get',
  path: '/v3/{project_id}/connections/{connection_id}',
  statuses: [200],
};

function urlOf(parts: RequestParts): string {
  return outgoingRequest('https://das.example.com/base', show, parts).url;
}

describe('the path', () => {
  test.each<{ value: ParameterValue; want: string }>([
    { value: 'plain', want: 'plain' },
    { value: 7, want: '7' },
    { value: 'a/b?c#d', want: 'a%2Fb%3Fc%23d' },
    { value: '../..', want: '..%2F..' },
    { value: '%2e%2e', want: '%252e%252e' },
    { value: '...', want: '...' },
    { value: '$&', want: '%24%26' },
    { value: '{project_id}', want: '%7Bproject_id%7D' },
    { value: ['a', 'b,c'], want: 'a,b%2Cc' },
  ])('escapes $value as $want', ({ value, want }) => {
    expect(urlOf({ path: { project_id: 'p', connection_id: value } })).toBe(
      `https://das.example.com/base/v3/p/connections/${want}`,
    );
  });

  test.each<{ value: ParameterValue }>([
    { value: undefined },
    { value: '' },
    { value: '.' },
    { value: '..' },
    { value: [] },
  ])('refuses $value, which would call another operation', ({ value }) => {
    expect(() => urlOf({ path: { project_id: 'p', connection_id: value } })).toThrow(
      new TypeError('ShowConnectionDetail needs the path parameter connection_id, which cannot be empty, "." or "..".'),
    );
  });

  test('has as many segments as the template, whatever the parameters are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (connection_id) => {
        fc.pre(!/^\.{1,2}$/.test(connection_id));
        const { pathname, search, hash, host } = new URL(urlOf({ path: { project_id: 'p', connection_id } }));
        expect(pathname.split('/')).toHaveLength(6);
        expect(decodeURIComponent(pathname.split('/')[5] ?? '')).toBe(connection_id);
        expect({ search, hash, host }).toEqual({ search: '', hash: '', host: 'das.example.com' });
      }),
    );
  });
});

test('a query reads back as it was given', () => {
  const values = fc.dictionary(fc.stringMatching(/^[a-z_]+$/), fc.string({ unit: 'grapheme' }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(values, (query) => {
      const { searchParams } = new URL(urlOf({ path: { project_id: 'p', connection_id: 'c' }, query }));
      expect(Object.fromEntries(searchParams)).toEqual(query);
    }),
  );
});

test('parameters that are undefined are not sent', () => {
  const path = { project_id: 'p', connection_id: 'c' };
  const { url, headers } = outgoingRequest('https://das.example.com', show, {
    path,
    query: { a: undefined, b: ['1', '2'] },
    header: { 'X-A': undefined, 'X-B': true },
  });
  expect(new URL(url).search).toBe('?b=1&b=2');
  expect(headers).toEqual({ 'x-b': 'true' });
});
