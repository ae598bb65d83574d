import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { locate, problemsOf } from '../test/locate.ts';
import { readResponses } from './response-object.ts';

function read(responses: JsonObject): { statuses: readonly string[]; problems: readonly string[] } {
  const location = locate(responses);
  return { statuses: readResponses(location).map(({ status }) => status), problems: problemsOf(location) };
}

describe('readResponses', () => {
  test('reads everything a response says', () => {
    const responses = {
      200: {
        description: 'Done.',
        headers: { 'X-Request-Id': { schema: { type: 'string' } } },
        content: { 'application/json': {} },
        'x-body-optional': true,
      },
    };
    const [response] = readResponses(locate(responses));
    expect(response).toMatchObject({
      status: '200',
      description: 'Done.',
      headers: [{ name: 'X-Request-Id' }],
      content: [{ mediaType: 'application/json' }],
      extensions: { 'x-body-optional': true },
      pointer: '#/200',
    });
  });

  test.each(['200', '4XX', 'default'])('takes the status %s', (status) => {
    expect(read({ [status]: {} })).toEqual({ statuses: [status], problems: [] });
  });

  test.each(['4xx', '42', '600', '2000', 'Default'])('reports the status %s', (status) => {
    expect(read({ [status]: {} }).problems).toEqual([
      `#/${status}: expected a status code, a class such as 4XX, or default, got ${status}`,
    ]);
  });

  test('leaves out specification extensions', () => {
    expect(read({ 'x-note': 'words', 204: {} })).toEqual({ statuses: ['204'], problems: [] });
  });

  test('reports a response that is no object once', () => {
    expect(read({ 200: 'OK' }).problems).toEqual(['#/200: expected an object, got a string']);
  });
});
