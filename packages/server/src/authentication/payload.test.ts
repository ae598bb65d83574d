import { expect, test } from 'vitest';
import { payloadLines } from './payload.ts';

const body = Buffer.from('{}\n');
const hash = 'ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356';
const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

test.each([
  { what: 'the bytes of the body, with its line feed', given: undefined, bytes: body, want: [hash] },
  { what: 'no body', given: undefined, bytes: Buffer.alloc(0), want: [ofNothing] },
  { what: 'a body that is not signed', given: 'UNSIGNED-PAYLOAD', bytes: body, want: ['UNSIGNED-PAYLOAD'] },
  {
    what: 'no body that is not signed',
    given: 'UNSIGNED-PAYLOAD',
    bytes: Buffer.alloc(0),
    want: ['UNSIGNED-PAYLOAD', ofNothing],
  },
  { what: 'the hash of the body', given: hash, bytes: body, want: [hash] },
])('$what', ({ given, bytes, want }) => {
  expect(payloadLines(given, bytes)).toEqual(want);
});

test.each([ofNothing, hash.toUpperCase(), '', 'unsigned-payload'])(
  '%j is refused: it is not the hash of the body',
  (given) => {
    expect(() => payloadLines(given, body)).toThrow('AK/SK signature verification failed: X-Sdk-Content-Sha256');
  },
);
