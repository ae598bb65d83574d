import { describe, expect, it } from 'vitest';
import { SessionSlots } from './session-slots.ts';

describe('SessionSlots', () => {
  it('gives so many to an account, and so many in all', () => {
    const slots = new SessionSlots({ inAll: 3, perAccount: 2 });
    const [one, two, three] = [slots.take('a'), slots.take('a'), slots.take('b')];
    expect([one, two, three].map((slot) => typeof slot)).toEqual(['function', 'function', 'function']);
    expect(slots.take('a')).toBeUndefined();
    expect(slots.take('c')).toBeUndefined();
  });

  it('gives what came back again, once', () => {
    const slots = new SessionSlots({ inAll: 2, perAccount: 1 });
    const giveBack = slots.take('a');
    expect(slots.take('b')).toBeTypeOf('function');
    giveBack?.();
    giveBack?.();
    expect(slots.take('c')).toBeTypeOf('function');
    expect(slots.take('d')).toBeUndefined();
  });
});
