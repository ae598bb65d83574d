import { describe, expect, it } from 'vitest';
import { pageOf } from './page-parameters.ts';

const page = (number: string | undefined, size: string | undefined) =>
  pageOf({ name: 'cur_page', digits: number }, { name: 'per_page', digits: size });

describe('pageOf', () => {
  it.each([
    { number: undefined, size: undefined, want: { number: 1, size: 100 } },
    { number: '0', size: '0', want: { number: 1, size: 0 } },
    { number: '7', size: '25', want: { number: 7, size: 25 } },
    { number: '2147483647', size: '100', want: { number: 2_147_483_647, size: 100 } },
  ])('reads page $number of $size', ({ number, size, want }) => {
    expect(page(number, size)).toStrictEqual(want);
  });

  it('refuses a page above the documented range', () => {
    expect(() => page('2147483648', '10')).toThrow(
      'cur_page: expected a whole number from 0 to 2147483647, in digits, got 2147483648.',
    );
  });
});
