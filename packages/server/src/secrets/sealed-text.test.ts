import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyLength, seal, unseal, UnsealError } from './sealed-text.ts';

const keys = fc.uint8Array({ minLength: keyLength, maxLength: keyLength });
const plaintexts = fc.uint8Array({ maxLength: 64 });
const contexts = fc.string({ maxLength: 20 });

describe('seal and unseal', () => {
  it('give back what was sealed', () => {
    fc.assert(
      fc.property(keys, plaintexts, contexts, (key, plaintext, context) => {
        expect([...unseal(key, seal(key, plaintext, context), context)]).toEqual([...plaintext]);
      }),
    );
  });

  it('refuse a value of which any bit was changed', () => {
    fc.assert(
      fc.property(keys, plaintexts, contexts, fc.nat(), (key, plaintext, context, seed) => {
        const sealed = Uint8Array.from(seal(key, plaintext, context));
        const bit = seed % (sealed.length * 8);
        sealed[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => unseal(key, sealed, context)).toThrow(UnsealError);
      }),
      { numRuns: 500 },
    );
  });

  it('refuse a value that was cut off', () => {
    fc.assert(
      fc.property(keys, plaintexts, fc.nat(), (key, plaintext, seed) => {
        const sealed = seal(key, plaintext, 'context');
        expect(() => unseal(key, sealed.subarray(0, seed % sealed.length), 'context')).toThrow(UnsealError);
      }),
    );
  });

  it('refuse another key and another context', () => {
    fc.assert(
      fc.property(keys, keys, contexts, contexts, (key, otherKey, context, otherContext) => {
        fc.pre(context !== otherContext && Buffer.compare(key, otherKey) !== 0);
        const sealed = seal(key, Buffer.from('secret'), context);
        expect(() => unseal(otherKey, sealed, context)).toThrow(UnsealError);
        expect(() => unseal(key, sealed, otherContext)).toThrow(UnsealError);
      }),
    );
  });

  it('never make the same bytes twice', () => {
    const key = new Uint8Array(keyLength);
    const sealed = Array.from({ length: 100 }, () => Buffer.from(seal(key, Buffer.from('same'), '')).toString('hex'));
    expect(new Set(sealed).size).toBe(100);
  });
});
