import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferredLogin } from './login-preference.ts';

const login = (username: string, last_used_at = 0, created_at = 0) => ({
  id: username,
  username,
  last_used_at,
  created_at,
});

describe('preferredLogin', () => {
  it.each([
    { given: [], want: undefined },
    { given: [login('reader')], want: 'reader' },
    { given: [login('reader', 9), login('root', 1)], want: 'root' },
    { given: [login('postgres', 9), login('ROOT', 1)], want: 'ROOT' },
    { given: [login('shop_admin', 9), login('postgres', 1)], want: 'postgres' },
    { given: [login('reader', 9), login('shop_admin', 1)], want: 'shop_admin' },
    { given: [login('badminton', 1), login('reader', 9)], want: 'reader' },
    { given: [login('reader', 1), login('writer', 2)], want: 'writer' },
    { given: [login('reader', 1, 5), login('writer', 1, 6)], want: 'writer' },
  ])('is $want', ({ given, want }) => {
    expect(preferredLogin(given)?.username).toBe(want);
  });

  it('does not depend on the order of the logins', () => {
    const logins = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        username: fc.constantFrom('root', 'admin', 'reader'),
        last_used_at: fc.nat(2),
        created_at: fc.nat(2),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(logins, fc.nat(), (given, seed) => {
        const shuffled = given.toSorted((one, other) => hash(one.id, seed) - hash(other.id, seed));
        expect(preferredLogin(shuffled)).toBe(preferredLogin(given));
      }),
    );
  });
});

function hash(text: string, seed: number): number {
  return Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 65_521, seed % 65_521);
}
