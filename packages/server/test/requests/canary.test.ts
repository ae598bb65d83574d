import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canary, findCanaries } from './canary.ts';

const secret = canary('secret', 'Canary5f0cPassw0rd');

it('is found in every encoding, whatever stands before and behind it', () => {
  const encodings = ['utf8', 'utf16le', 'hex', 'base64', 'base64url'] as const;
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom(...encodings), (before, behind, encoding) => {
      const text = before + secret.text + behind;
      const written =
        encoding === 'utf16le' ? Buffer.from(text, encoding) : Buffer.from(Buffer.from(text).toString(encoding));
      const bytes = encoding === 'utf8' ? Buffer.from(text) : written;
      expect(findCanaries([secret], 'it', bytes)).not.toStrictEqual([]);
    }),
  );
});

it('is not found where it is not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1000 }), (bytes) => {
      expect(findCanaries([secret], 'it', Buffer.from(bytes))).toStrictEqual([]);
    }),
  );
});
