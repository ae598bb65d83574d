import { describe, expect, it } from 'vitest';
import { requestId } from './request-id.ts';

describe('requestId', () => {
  it.each(['a', 'A.b_c-9', 'x'.repeat(128)])('takes %s', (header) => {
    expect(requestId(header)).toBe(header);
  });

  it.each([undefined, '', 'x'.repeat(129), 'a b', 'a, b', 'ä', 'a\nb', ['a']])(
    'makes up another one for %s',
    (header) => {
      expect(requestId(header)).toMatch(/^[0-9a-f]{32}$/);
    },
  );
});
