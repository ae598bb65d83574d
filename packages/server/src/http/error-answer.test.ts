import { describe, expect, it } from 'vitest';
import { ServiceError } from '../service-error.ts';
import { errorAnswer } from './error-answer.ts';

function frameworkError(code: string, statusCode: number): Error {
  return Object.assign(new Error('text of the framework'), { code, statusCode });
}

describe('errorAnswer', () => {
  it('has all four members and the status and headers of the error', () => {
    expect(
      errorAnswer(new ServiceError('methodNotAllowed', 'Not here.', { headers: { Allow: 'GET' } }), 'id-1'),
    ).toStrictEqual({
      status: 405,
      headers: { Allow: 'GET' },
      body: { error_code: 'APIGW.0101', error_msg: 'Not here.', errorCodeStr: 'APIGW.0101', request_id: 'id-1' },
    });
  });

  it.each([
    { error: new ServiceError('shareDoesNotExist', 'No share.'), status: 400, code: 'DAS.5052' },
    { error: new ServiceError('databaseUnavailable', 'No database.'), status: 503, code: 'APIGW.0201' },
    { error: frameworkError('FST_ERR_BAD_URL', 400), status: 400, code: 'APIGW.0201' },
    { error: frameworkError('FST_ERR_CTP_BODY_TOO_LARGE', 413), status: 413, code: 'APIGW.0201' },
    { error: frameworkError('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), status: 415, code: 'APIGW.0201' },
    { error: frameworkError('ECONNRESET', 400), status: 400, code: 'APIGW.0201' },
    { error: new TypeError('x is not a function'), status: 500, code: 'APIGW.0601' },
    { error: 'thrown text', status: 500, code: 'APIGW.0601' },
    { error: undefined, status: 500, code: 'APIGW.0601' },
  ])('answers $status $code', ({ error, status, code }) => {
    expect(errorAnswer(error, 'id')).toMatchObject({ status, body: { error_code: code, errorCodeStr: code } });
  });

  it('takes the status that the operation documents', () => {
    const error = new ServiceError('connectionDoesNotExist', 'No connection.');
    expect(errorAnswer(error, 'id').status).toBe(400);
    expect(errorAnswer(error, 'id', { statusOf: { connectionDoesNotExist: 404 } }).status).toBe(404);
  });

  it('names the limit that a body is above', () => {
    const error = frameworkError('FST_ERR_CTP_BODY_TOO_LARGE', 413);
    expect(errorAnswer(error, 'id', { bodyLimit: 2048 }).body.error_msg).toMatch(/^The body is larger than 2048 bytes/);
  });

  it('tells nothing of an error of its own', () => {
    const answer = JSON.stringify(errorAnswer(new Error('canary'), 'id'));
    expect(answer).not.toContain('canary');
  });

  it.each(['', 'x', 'x'.repeat(5000)])('keeps the message within 2 to 512 characters', (message) => {
    const { length } = errorAnswer(new ServiceError('invalidParameter', message), 'id').body.error_msg;
    expect(length).toBeGreaterThanOrEqual(2);
    expect(length).toBeLessThanOrEqual(512);
  });
});
