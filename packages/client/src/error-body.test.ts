import { describe, expect, test } from 'vitest';
import { errorDetails, requestIdOf } from './error-body.ts';

describe('errorDetails', () => {
  test.each<{ name: string; body: unknown; want: { code?: string; text?: string } }>([
    { name: 'DAS', body: { error_code: 'DAS.1', error_msg: 'No.' }, want: { code: 'DAS.1', text: 'No.' } },
    { name: 'the console of DAS', body: { errorCodeStr: 'DAS.5052' }, want: { code: 'DAS.5052' } },
    {
      name: 'both worlds, where error_code counts',
      body: { errorCodeStr: 'other', error_msg: 'No.', error_code: 'DAS.1' },
      want: { code: 'DAS.1', text: 'No.' },
    },
    { name: 'camel case', body: { errorCode: 'A', errorMsg: 'b' }, want: { code: 'A', text: 'b' } },
    { name: 'code and message', body: { code: 'A', message: 'b' }, want: { code: 'A', text: 'b' } },
    { name: 'a code that is a number', body: { code: 403, message: 'b' }, want: { code: '403', text: 'b' } },
    {
      name: 'one level down',
      body: { error: { code: 'A', message: 'b' }, request_id: 'r' },
      want: { code: 'A', text: 'b' },
    },
    { name: 'one level down, under any name', body: { fault: { error_code: 'A' } }, want: { code: 'A' } },
    { name: 'a text without a code', body: { message: 'b' }, want: { text: 'b' } },
    { name: 'two levels down, which is too far', body: { a: { b: { code: 'A' } } }, want: {} },
    { name: 'a code that is an object', body: { error_code: {} }, want: {} },
    { name: 'no object', body: 'words', want: {} },
    { name: 'null', body: null, want: {} },
    { name: 'nothing', body: undefined, want: {} },
    { name: 'members that are inherited', body: Object.create({ error_code: 'A' }), want: {} },
  ])('reads $name', ({ body, want }) => {
    expect(errorDetails(body)).toEqual({ code: want.code, text: want.text });
  });
});

describe('requestIdOf', () => {
  test.each([
    { name: 'the header', headers: { 'X-Request-Id': 'h' }, body: { request_id: 'b' }, want: 'h' },
    { name: 'the body where there is no header', headers: {}, body: { request_id: 'b' }, want: 'b' },
    { name: 'nothing', headers: {}, body: '', want: undefined },
  ])('reads $name', ({ headers, body, want }) => {
    expect(requestIdOf(new Headers(headers), body)).toBe(want);
  });
});
