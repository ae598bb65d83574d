import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areUnique, characterCount, equalJson, isMultipleOf } from './json-value.ts';

describe('areUnique', () => {
  it('finds equal items exactly where comparing each with each finds them', () => {
    const member = fc.constantFrom<unknown>(0, -0, 1, '1', '', null, true, 'true', undefined, 1n, Number.NaN);
    const item = fc.oneof(
      member,
      fc.array(member, { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), member, { maxKeys: 2 }),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.array(item, { maxLength: 2 }), item), { maxLength: 5 }), (items) => {
        const composites = items.filter((one) => typeof one === 'object' && one !== null);
        const equalPair = composites.some((one, index) =>
          composites.slice(index + 1).some((other) => equalJson(one, other)),
        );
        const scalars = items.filter((one) => typeof one !== 'object' || one === null);
        expect(areUnique(items)).toBe(!equalPair && new Set(scalars).size === scalars.length);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['0 and -0', [[0], [-0]], false],
    ['1 and the text 1', [[1], ['1']], true],
    [
      'members in another order',
      [
        { a: 1, b: [] },
        { b: [], a: 1 },
      ],
      false,
    ],
    ['a member without a value', [{ a: undefined }, {}], false],
    ['texts that hold what separates items', [['a,b'], ['a', 'b'], ['a","b']], true],
    ['functions', [[String], [Number]], true],
  ])('knows about %s', (_, items, want) => {
    expect(areUnique(items)).toBe(want);
  });

  it('compares few pairs of a long list of objects with the same members', () => {
    let reads = 0;
    const items = Array.from({ length: 1000 }, (_, index) =>
      Object.defineProperty({}, 'a', {
        enumerable: true,
        get: () => {
          reads += 1;
          return index;
        },
      }),
    );
    expect(areUnique(items)).toBe(true);
    expect(reads).toBeLessThan(10 * items.length);
  });
});

it('counts characters as their iterator does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0xd7ff, max: 0xe000 })), (text, units) => {
      const given = text + String.fromCharCode(...units);
      expect(characterCount(given)).toBe(Array.from(given).length);
    }),
  );
});

describe('isMultipleOf', () => {
  it('takes the product of a decimal fraction and an integer for a multiple', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.constantFrom(0.01, 0.1, 0.5, 0.001, 3), (factor, divisor) => {
        expect(isMultipleOf(factor * divisor, divisor)).toBe(true);
        expect(isMultipleOf((factor + 0.5) * divisor, divisor)).toBe(false);
      }),
    );
  });

  it.each([
    [1e308, 0.5, true],
    [1e308, 0.123456789, false],
    // The quotient of these two is rounded to an integer.
    [100_000_000_000_000_016, 3, false],
    [9_007_199_254_740_990, 3, true],
    [0, 7, true],
  ])('says of %d and %d: %s', (value, divisor, want) => {
    expect(isMultipleOf(value, divisor)).toBe(want);
  });
});
