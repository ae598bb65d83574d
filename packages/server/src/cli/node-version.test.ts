import { describe, expect, it } from 'vitest';
import { tooOld } from './node-version.ts';

describe('tooOld', () => {
  it.each(['22.13.0', '22.13.1', '22.23.3', '23.0.0', '24.1.0', '30.0.0'])('has nothing against %s', (version) => {
    expect(tooOld(version)).toBeUndefined();
  });
  it.each(['16.20.2', '18.20.8', '20.20.2', '22.0.0', '22.12.0'])(
    'says what is wrong with %s, and what to do',
    (version) => {
      expect(tooOld(version)).toBe(
        `opendas needs Node 22.13 or newer, this is ${version}. Install a newer Node, or use npm start in a checkout.`,
      );
    },
  );
});
