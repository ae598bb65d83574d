import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { childPointer, type JsonValue } from './json-value.ts';

/** Something that is not JSON. */
export interface JsonMistake {
  readonly offset: number;
  readonly message: string;
}

export interface ParsedJson {
  /** What could be read; `undefined` where the mistakes leave its structure open. */
  readonly value: JsonValue | undefined;
  readonly mistakes: readonly JsonMistake[];
}

/** A policy nests 6 deep. The limit keeps the parser's stack small. */
const deepestNesting = 32;

/** Sentences for the errors of the parser, by their names. */
const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is not JSON. Texts stand in double quotes; the only words are true, false and null.',
  PropertyNameExpected:
    'Expected the name of a member in double quotes. Take away the comma before it if nothing follows.',
  ValueExpected: 'Expected a value. Add it, or take away the comma before it.',
  ColonExpected: 'Expected a colon between the name of the member and its value.',
  CommaExpected: 'Expected a comma before the next value.',
  CloseBraceExpected: 'Expected a closing brace }.',
  CloseBracketExpected: 'Expected a closing bracket ].',
  EndOfFileExpected: 'Expected the end of the policy. Put only one policy into a file, and nothing after it.',
  InvalidCommentToken: 'JSON has no comments. Take this one away; a Sid can say what a statement is for.',
  UnexpectedEndOfString: 'This string does not end. Close it with a double quote on the same line.',
  UnexpectedEndOfNumber: 'This number is not complete. Write it like 42 or -1.5.',
  InvalidUnicode: 'Expected four hexadecimal digits after \\u.',
  InvalidEscapeCharacter: 'JSON does not have this escape. Write \\\\ for a backslash.',
  InvalidCharacter: 'A string must not have control characters. Write \\n for a new line and \\t for a tab.',
};

/** Mistakes after which the rest of the text still means what it seems to mean. */
const harmless: ReadonlySet<string> = new Set([
  'InvalidCommentToken',
  'InvalidUnicode',
  'InvalidEscapeCharacter',
  'InvalidCharacter',
]);

/** Parses JSON (RFC 8259) and keeps where each value stands. */
export function parseJson(source: string): ParsedJson {
  // A byte order mark, as some editors write it, is no mistake of the policy; a space keeps the offsets.
  const text = source.replace(/^\uFEFF/, ' ');
  const tooDeep = offsetBelow(text, deepestNesting);
  if (tooDeep !== undefined) {
    return {
      value: undefined,
      mistakes: [{ offset: tooDeep, message: `A policy must not nest more than ${deepestNesting} lists and objects.` }],
    };
  }
  const errors: ParseError[] = [];
  // Comments are reported by `disallowComments`, trailing commas since they are not allowed by default.
  const root = parseTree(text, errors, { disallowComments: true });
  const found = errors.map(({ error, offset }) => ({ name: printParseErrorCode(error), offset }));
  const isWhole = found.every(({ name, offset }) => harmless.has(name) || isTrailingComma(text, offset));
  // The parser says twice that something is missing after a comma; the first sentence is the better one.
  const mistakes = found
    .filter(({ offset }, index) => offset !== found[index - 1]?.offset)
    .map(({ name, offset }) => ({ offset, message: sentences[name] ?? 'This is not JSON.' }));
  return { value: isWhole && root !== undefined ? valueOf(root, text, '') : undefined, mistakes };
}

/** Where the nesting becomes deeper than allowed. */
function offsetBelow(text: string, allowed: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > allowed) return index;
  }
  return undefined;
}

/** Whether something was expected between a comma and a closing brace or bracket. */
function isTrailingComma(text: string, offset: number): boolean {
  const closes = text[offset] === '}' || text[offset] === ']';
  return closes && text.slice(0, offset).trimEnd().endsWith(',');
}

function valueOf(node: Node, text: string, pointer: string): JsonValue {
  const { offset, length } = node;
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
      return {
        kind: 'object',
        offset,
        pointer,
        members: children.flatMap((property) => {
          const [key, value] = property.children ?? [];
          if (key === undefined || value === undefined) return [];
          const name = stringOf(key);
          return [{ name, offset: key.offset, value: valueOf(value, text, childPointer(pointer, name)) }];
        }),
      };
    case 'array':
      return {
        kind: 'array',
        offset,
        pointer,
        items: children.map((item, index) => valueOf(item, text, childPointer(pointer, index))),
      };
    case 'string':
      return { kind: 'string', offset, pointer, text: stringOf(node) };
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: node.type, offset, pointer, text: text.slice(offset, offset + length) };
    case 'property':
      throw new Error('A member is no value.');
    default:
      return node.type satisfies never;
  }
}

function stringOf(node: Node): string {
  const value: unknown = node.value;
  return typeof value === 'string' ? value : '';
}
