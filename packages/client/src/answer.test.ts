import { describe, expect, test } from 'vitest';
import { resultOf } from './answer.ts';
import { DasUnexpectedResponseError } from './errors.ts';
import type { OperationDefinition } from './operation-definition.ts';

const share: OperationDefinition = {
  operationId: 'CreateShareConnections',
  method: 'post',
  path: '/share',
  statuses: [200, 202, 204, 400],
  optional: [202, 204],
};

function read(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<typeof resultOf> {
  return resultOf(share, { response: new Response(null, { status, headers }), text });
}

describe('resultOf', () => {
  test.each([
    {
      name: 'a success',
      status: 200,
      text: '{"status":true}',
      want: { ok: true, status: 200, data: { status: true } },
    },
    { name: 'a body that is null', status: 200, text: 'null', want: { ok: true, data: null } },
    {
      name: 'a refusal',
      status: 400,
      text: '{"error_code":"X"}',
      want: { ok: false, status: 400, error: { error_code: 'X' } },
    },
    { name: 'a body that may be missing', status: 202, text: '', want: { ok: true, data: undefined } },
    { name: 'a body that may be missing and is not', status: 202, text: '{}', want: { ok: true, data: {} } },
    { name: 'a status without a body', status: 204, text: '', want: { ok: true, data: undefined } },
  ])('reads $name', ({ status, text, want }) => {
    expect(read(status, text)).toMatchObject(want);
  });

  test.each([
    {
      name: 'a status that is not in the document',
      status: 418,
      text: '{}',
      problem: 'expected one of the statuses 200, 202, 204, 400',
    },
    { name: 'a body that is missing', status: 200, text: '', problem: 'expected a body, got none' },
    { name: 'an error without a body', status: 400, text: '', problem: 'expected a body, got none' },
    {
      name: 'the page of a proxy',
      status: 400,
      text: '<html>',
      type: 'text/html',
      problem: 'expected JSON',
    },
    {
      name: 'half of a body',
      status: 200,
      text: '{"status',
      type: 'application/json',
      problem: 'expected JSON',
    },
  ])('refuses $name', ({ status, text, problem, type = 'application/json' }) => {
    const headers = { 'content-type': type, 'x-request-id': 'r1' };
    expect(() => read(status, text, headers)).toThrow(DasUnexpectedResponseError);
    expect(() => read(status, text, headers)).toThrow(
      expect.objectContaining({
        operationId: 'CreateShareConnections',
        status,
        requestId: 'r1',
        message: `CreateShareConnections got an answer with status ${status} that the document does not allow: ${problem}`,
      }),
    );
  });

  test('gives the id of the request from the body of an answer that is not in the document', () => {
    expect(() => read(502, '{"request_id":"r2"}')).toThrow(expect.objectContaining({ requestId: 'r2' }));
  });
});
