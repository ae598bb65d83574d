import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let lines = '';
  write(createLogger('info', ['password', 'x-auth-token'], { write: (line) => void (lines += line) }));
  return lines;
}

describe('createLogger', () => {
  it.each([
    { what: 'at the top', value: { password: 'canary' } },
    { what: 'in a header', value: { headers: { 'x-auth-token': 'canary' } } },
    { what: 'in a list', value: { users: [{ password: 'canary' }] } },
    { what: 'deep down', value: { a: { b: { c: { password: 'canary' } } } } },
    { what: 'deeper than it looks', value: { a: [[[[[[[[[{ password: 'canary' }]]]]]]]]] } },
    {
      what: 'of an error that is not logged as one',
      value: { why: Object.assign(new Error(), { password: 'canary' }) },
    },
    { what: 'that is an object', value: { a: { password: { value: 'canary' } } } },
  ])('hides a secret $what', ({ value }) => {
    expect(logged((logger) => logger.child(value).info('something'))).not.toContain('canary');
    const line = logged((logger) => logger.info(value, 'something'));
    expect(line).toContain('something');
    expect(line).not.toContain('canary');
  });

  it('leaves what is logged as it is', () => {
    const value = { users: [{ name: 'a', password: 'canary' }] };
    const line = logged((logger) => logger.info(value));
    expect(JSON.parse(line)).toMatchObject({ users: [{ name: 'a', password: '[secret]' }] });
    expect(value.users[0]?.password).toBe('canary');
  });

  it('shows type, message, code and cause of an error, and no query parameters', () => {
    const error = Object.assign(new Error('duplicate key', { cause: new TypeError('why') }), {
      code: '23505',
      params: ['canary'],
      detail: 'canary',
    });
    const line = logged((logger) => logger.error({ err: error }, 'failed'));
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      err: { type: 'Error', message: 'duplicate key', code: '23505', cause: { type: 'TypeError', message: 'why' } },
    });
    expect(line).not.toContain('canary');
  });

  it('writes one JSON object a line, with the time in ISO 8601', () => {
    const line = logged((logger) => logger.info('two\nlines'));
    expect(line.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(line)).toMatchObject({ msg: 'two\nlines', time: expect.stringMatching(/^\d{4}-.*Z$/) as string });
  });
});
