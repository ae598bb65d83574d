import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseAuthorization } from './authorization-header.ts';

const signature = 'ab'.repeat(32);

describe('parseAuthorization', () => {
  test.each([
    { given: undefined, kind: 'none' },
    { given: '', kind: 'none' },
    { given: 'Bearer abc', kind: 'none' },
    { given: 'Basic SDK-HMAC-SHA256', kind: 'none' },
    { given: 'sdk-hmac-sha256 Access=a', kind: 'none' },
    { given: 'V11-HMAC-SHA256 Credential=a', kind: 'otherAlgorithm' },
    { given: 'SDK-HMAC-SM3 Access=a', kind: 'otherAlgorithm' },
    { given: 'SDK-ECDSA-P256-SHA256 Access=a', kind: 'otherAlgorithm' },
    { given: 'SDK-HMAC-SHA256', kind: 'malformed' },
    { given: 'SDK-HMAC-SHA256 ', kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, Signature=${signature}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=, SignedHeaders=x-sdk-date, Signature=${signature}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=A K, SignedHeaders=x-sdk-date, Signature=${signature}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=, Signature=${signature}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=a;;b, Signature=${signature}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=a;A, Signature=${signature}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=é, Signature=${signature}`, kind: 'malformed' },
    {
      given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=${'a;'.repeat(65)}b, Signature=${signature}`,
      kind: 'malformed',
    },
    { given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=a, Signature=${signature.toUpperCase()}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=a, Signature=${signature.slice(1)}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, Access=AK, SignedHeaders=a, Signature=${signature}`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=a, Signature=${signature}, Extra=1`, kind: 'malformed' },
    { given: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=a, Signature=${signature},`, kind: 'malformed' },
  ])('$given is $kind', ({ given, kind }) => {
    expect(parseAuthorization(given).kind).toBe(kind);
  });

  it('takes any order of parts and names, any case of names, and any white space between them', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), { minLength: 1, maxLength: 8 });
    const space = fc.constantFrom('', ' ', '  ', '\t');
    fc.assert(
      fc.property(
        names,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        space,
        fc.boolean(),
        (list, order, gap, upper) => {
          const shown = upper ? list.map((name) => name.toUpperCase()) : list;
          const parts = ['Access=AK_1', `SignedHeaders=${shown.join(`${gap};`)}`, `Signature=${signature}`];
          const text = `SDK-HMAC-SHA256 ${order.map((index) => `${gap}${parts[index]}`).join(`${gap},`)}`;
          expect(parseAuthorization(text)).toEqual({
            kind: 'signature',
            accessKey: 'AK_1',
            signedHeaders: list.toSorted(),
            signature,
          });
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseAuthorization(text);
        parseAuthorization(`SDK-HMAC-SHA256 ${text}`);
      }),
    );
  });
});
