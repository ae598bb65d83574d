import { parse, type ParseError } from 'jsonc-parser';
import { ServiceError } from '../service-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body (RFC 8259).
 *
 * @throws ServiceError that says where the text stops being JSON. The text itself is never repeated: it may hold a password.
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  if (text.trim() === '') {
    throw new ServiceError(
      'invalidParameter',
      'body: expected JSON, got an empty body. Send the members of the operation.',
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceError('invalidParameter', `body: expected JSON, got something else ${placeOfMistake(text)}.`);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new ServiceError('invalidParameter', 'body: expected JSON in UTF-8, got bytes that are not UTF-8.');
  }
}

function placeOfMistake(text: string): string {
  const offset = offsetOfMistake(text);
  if (offset === undefined) return 'in it';
  const before = text.slice(0, offset).split('\n');
  return `at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function offsetOfMistake(text: string): number | undefined {
  const mistakes: ParseError[] = [];
  try {
    parse(text, mistakes, { disallowComments: true });
  } catch {
    // The parser recurses and so gives up on very deep nesting.
  }
  return mistakes[0]?.offset;
}
