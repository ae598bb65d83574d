import { RegExpParser, type AST } from '@eslint-community/regexpp';

/**
 * Translates a `pattern` of JSON Schema (ECMA-262) into the regular expressions of the Pact verifier (Rust).
 *
 * JSON Schema patterns search, the verifier matches the whole value: a pattern without anchors is wrapped. `\d`, `\w`, `\s`
 * and `\b` mean ASCII or a fixed set in ECMA-262 and Unicode in Rust: they are spelled out.
 *
 * @returns `undefined` where the verifier cannot express the pattern: it names half of a surrogate pair, or is not a pattern.
 */
export function verifierRegex(pattern: string): string | undefined {
  const parsed = parse(pattern);
  if (parsed === undefined) return undefined;
  try {
    const regex = printAlternatives(parsed.alternatives);
    return isAnchored(parsed) ? regex : `^[\\s\\S]*?(?:${regex})[\\s\\S]*$`;
  } catch (error) {
    if (error instanceof NotExpressibleError) return undefined;
    throw error;
  }
}

/** A regular expression for exactly these texts. */
export function regexOfTexts(texts: readonly string[]): string {
  const choices = texts.map((text) => Array.from(text, (character) => printCharacter(codePointOf(character))).join(''));
  return `^(?:${choices.join('|')})$`;
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

class NotExpressibleError extends Error {}

function parse(pattern: string): AST.Pattern | undefined {
  const parser = new RegExpParser();
  // With the flag u, as JSON Schema recommends (Core 2020-12 §6.4), else as old patterns are written.
  for (const unicode of [true, false]) {
    try {
      return parser.parsePattern(pattern, 0, pattern.length, { unicode });
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Whether every match is a match of the whole value anyway: `^…$` without a choice at the top. */
function isAnchored({ alternatives }: AST.Pattern): boolean {
  const [only, ...others] = alternatives;
  if (only === undefined || others.length > 0) return false;
  return isEdge(only.elements[0], 'start') && isEdge(only.elements.at(-1), 'end');
}

function isEdge(element: AST.Element | undefined, kind: 'start' | 'end'): boolean {
  return element?.type === 'Assertion' && element.kind === kind;
}

function printAlternatives(alternatives: readonly AST.Alternative[]): string {
  return alternatives.map(({ elements }) => elements.map(printElement).join('')).join('|');
}

function printElement(element: AST.Element): string {
  switch (element.type) {
    case 'Assertion':
      return printAssertion(element);
    case 'Backreference':
      return `\\${typeof element.ref === 'number' ? String(element.ref) : `k<${element.ref}>`}`;
    case 'CapturingGroup':
      return `(${element.name === null ? '' : `?<${element.name}>`}${printAlternatives(element.alternatives)})`;
    case 'Character':
      return printCharacter(element.value);
    case 'CharacterClass':
      return printClass(element);
    case 'CharacterSet':
      return element.kind === 'any' ? '[^\\n\\r\\u{2028}\\u{2029}]' : printSet(element);
    case 'ExpressionCharacterClass':
      throw new NotExpressibleError();
    case 'Group':
      return `(?:${printAlternatives(element.alternatives)})`;
    case 'Quantifier':
      return `${printElement(element.element)}${printCount(element)}${element.greedy ? '' : '?'}`;
    default:
      return element satisfies never;
  }
}

const word = '[0-9A-Za-z_]';

function printAssertion(assertion: AST.Assertion): string {
  switch (assertion.kind) {
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'word':
      return assertion.negate
        ? `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`
        : `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
    case 'lookahead':
      return `(?${assertion.negate ? '!' : '='}${printAlternatives(assertion.alternatives)})`;
    case 'lookbehind':
      return `(?<${assertion.negate ? '!' : '='}${printAlternatives(assertion.alternatives)})`;
    default:
      return assertion satisfies never;
  }
}

function printCount({ min, max }: AST.Quantifier): string {
  if (max === min) return `{${min}}`;
  if (max !== Number.POSITIVE_INFINITY) return min === 0 && max === 1 ? '?' : `{${min},${max}}`;
  return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
}

function printClass({ elements, negate }: AST.CharacterClass): string {
  if (elements.length === 0) return negate ? '[\\s\\S]' : '[^\\s\\S]';
  const members = elements.map((element) => {
    if (element.type === 'Character') return printMember(element.value);
    if (element.type === 'CharacterSet') return printSet(element);
    if (element.type !== 'CharacterClassRange') throw new NotExpressibleError();
    return `${printMember(element.min.value)}-${printMember(element.max.value)}`;
  });
  return `[${negate ? '^' : ''}${members.join('')}]`;
}

/** `\d`, `\s` and `\w` of ECMA-262 §22.2.2.9, which know less (digits, letters) or other (spaces) characters than Rust's. */
const sets = {
  digit: '0-9',
  word: '0-9A-Za-z_',
  space:
    '\\u{9}-\\u{d}\\u{20}\\u{a0}\\u{1680}\\u{2000}-\\u{200a}\\u{2028}\\u{2029}\\u{202f}\\u{205f}\\u{3000}\\u{feff}',
} as const;

function printSet(set: AST.CharacterSet): string {
  if (set.kind === 'any') throw new NotExpressibleError();
  if (set.kind === 'property') return set.raw;
  return `[${set.negate ? '^' : ''}${sets[set.kind]}]`;
}

function printCharacter(codePoint: number, plain: RegExp = /^[0-9A-Za-z_ \-:,@;"'%!=<>&~#]$/): string {
  if (codePoint >= 0xd8_00 && codePoint <= 0xdf_ff) throw new NotExpressibleError();
  const character = String.fromCodePoint(codePoint);
  if (plain.test(character)) return character;
  return /^[$()*+./?[\\\]^{|}]$/.test(character) ? `\\${character}` : `\\u{${codePoint.toString(16)}}`;
}

/** In a class, Rust gives a meaning to `&&`, `--`, `~~` and `[`. */
function printMember(codePoint: number): string {
  return codePoint === 0x2d ? '\\-' : printCharacter(codePoint, /^[0-9A-Za-z_ ]$/);
}
