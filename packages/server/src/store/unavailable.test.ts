import { describe, expect, it } from 'vitest';
import { ServiceError } from '../service-error.ts';
import { databaseError, isUnavailable } from './unavailable.ts';

const withCode = (code: string): Error => Object.assign(new Error('from the driver'), { code });

describe('isUnavailable', () => {
  it.each([
    { name: 'a refused connection', error: withCode('ECONNREFUSED'), want: true },
    { name: 'all addresses refused', error: new AggregateError([withCode('ECONNREFUSED')]), want: true },
    { name: 'a host without an address', error: withCode('ENOTFOUND'), want: true },
    { name: 'a shutdown', error: withCode('57P01'), want: true },
    { name: 'a start that is not complete', error: withCode('57P03'), want: true },
    { name: 'too many connections', error: withCode('53300'), want: true },
    { name: 'a lost connection', error: new Error('Connection terminated unexpectedly'), want: true },
    { name: 'no free connection in time', error: new Error('timeout exceeded when trying to connect'), want: true },
    { name: 'no answer in time', error: new Error('Query read timeout'), want: true },
    { name: 'a wrong statement', error: withCode('42601'), want: false },
    { name: 'a value that is there already', error: withCode('23505'), want: false },
    { name: 'a wrong password', error: withCode('28P01'), want: false },
    { name: 'a mistake of ours', error: new TypeError('undefined is not a function'), want: false },
    { name: 'no error', error: 'text', want: false },
  ])('is $want for $name', ({ error, want }) => {
    expect(isUnavailable(error)).toBe(want);
  });
});

describe('databaseError', () => {
  it('gives people no detail of the driver', () => {
    const error = databaseError(
      Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
    );
    expect(error).toBeInstanceOf(ServiceError);
    expect(String(error)).not.toContain('10.0.0.7');
  });
  it('leaves other errors as they are', () => {
    const error = withCode('42601');
    expect(databaseError(error)).toBe(error);
  });
});
