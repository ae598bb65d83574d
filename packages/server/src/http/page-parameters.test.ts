import { describe, expect, it } from 'vitest';
import { pageFrom, pageOf } from './page-parameters.ts';

const page = (number: string | undefined, size: string | undefined) =>
  pageOf({ name: 'cur_page', digits: number }, { name: 'per_page', digits: size });

describe('pageOf', () => {
  it.each([
    { number: undefined, size: undefined, want: { offset: 0, limit: 100 } },
    { number: '0', size: '0', want: { offset: 0, limit: 0 } },
    { number: '7', size: '25', want: { offset: 150, limit: 25 } },
    { number: '2147483647', size: '100', want: { offset: 214_748_364_600, limit: 100 } },
  ])('reads page $number of $size', ({ number, size, want }) => {
    expect(page(number, size)).toStrictEqual(want);
  });

  it('refuses a page above the documented range', () => {
    expect(() => page('2147483648', '10')).toThrow(
      'cur_page: expected a whole number from 0 to 2147483647, in digits, got 2147483648.',
    );
  });
});

it.each([
  { offset: undefined, limit: undefined, want: { offset: 0, limit: 100 } },
  { offset: 7, limit: undefined, want: { offset: 7, limit: 100 } },
  { offset: undefined, limit: 200, want: { offset: 0, limit: 200 } },
])('pageFrom takes $limit items from $offset', ({ offset, limit, want }) => {
  expect(pageFrom(offset, limit)).toStrictEqual(want);
});
