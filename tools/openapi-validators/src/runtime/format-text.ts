import type { Format } from './format.ts';

/** RFC 4122 §3. */
export const uuid: Format = {
  words: 'a UUID',
  test: (text) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text),
};

/** A regular expression of ECMA-262 with the flag `u`. */
export const regex: Format = { words: 'a regular expression', test: isRegularExpression };

/** RFC 6901 §5. */
export const jsonPointer: Format = {
  words: 'a JSON pointer',
  test: (text) => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text),
};

/** draft-bhutton-relative-json-pointer-00 §3. */
export const relativeJsonPointer: Format = {
  words: 'a relative JSON pointer',
  test: (text) => /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/.test(text),
};

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u').unicode;
  } catch {
    return false;
  }
}
