import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';

/**
 * Translates a `pattern` of JSON Schema (ECMA-262) into the regular expressions of the Pact verifier (Oniguruma, Ruby's syntax).
 *
 * JSON Schema patterns search, the verifier matches the whole value: a pattern without anchors is wrapped. `\d`, `\w`, `\s`
 * and `\b` mean ASCII or a fixed set in ECMA-262 and Unicode in Oniguruma, where `^` and `$` are the edges of lines: they are
 * spelled out.
 *
 * @returns `undefined` where the verifier cannot express the pattern: it names half of a surrogate pair, or is not a pattern.
 */
export function verifierRegex(pattern: string): string | undefined {
  const parsed = parse(pattern);
  if (parsed === undefined) return undefined;
  try {
    // Matching the whole value, anchors at the edges of the pattern are those of the value in every syntax.
    const inner = anchoredElements(parsed);
    if (inner !== undefined) return `^${inner.map(printElement).join('')}$`;
    return `^[\\s\\S]*?(?:${printAlternatives(parsed.alternatives)})[\\s\\S]*$`;
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

/** What stands between the anchors of `^…$`; undefined for other patterns, and for a choice at the top. */
function anchoredElements({ alternatives }: AST.Pattern): readonly AST.Element[] | undefined {
  const [only, ...others] = alternatives;
  if (only === undefined || others.length > 0 || only.elements.length < 2) return undefined;
  const { elements } = only;
  return isEdge(elements[0], 'start') && isEdge(elements.at(-1), 'end') ? elements.slice(1, -1) : undefined;
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
      return `\\${groupNumber(element.resolved)}`;
    case 'CapturingGroup':
      // Without its name: groups without names would not count beside it.
      return `(${printAlternatives(element.alternatives)})`;
    case 'Character':
      return printCharacter(element.value);
    case 'CharacterClass':
      return printClass(element);
    case 'CharacterSet':
      return element.kind === 'any' ? '[^\\n\\r\\x{2028}\\x{2029}]' : printSet(element);
    case 'ExpressionCharacterClass':
      throw new NotExpressibleError();
    case 'Group':
      return `(?:${printAlternatives(element.alternatives)})`;
    case 'Quantifier':
      // A fixed number of times cannot be more or less; `{2}?` means "twice or not at all" in Ruby's syntax.
      return `${printElement(element.element)}${printCount(element)}${element.greedy || element.min === element.max ? '' : '?'}`;
    default:
      return element satisfies never;
  }
}

/** The number of a group, counted by where it begins. */
function groupNumber(referred: AST.CapturingGroup | readonly AST.CapturingGroup[]): number {
  if ('length' in referred) throw new NotExpressibleError();
  const starts: number[] = [];
  visitRegExpAST(patternOf(referred), { onCapturingGroupEnter: ({ start }) => starts.push(start) });
  return starts.toSorted((first, second) => first - second).indexOf(referred.start) + 1;
}

function patternOf(node: AST.Node): AST.Node {
  return node.parent === null || node.type === 'Pattern' ? node : patternOf(node.parent);
}

const word = '[0-9A-Za-z_]';

function printAssertion(assertion: AST.Assertion): string {
  switch (assertion.kind) {
    case 'start':
      return '\\A';
    case 'end':
      return '\\z';
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

/** `\d`, `\s` and `\w` of ECMA-262 §22.2.2.9, which know less (digits, letters) or other (spaces) characters than Oniguruma's. */
const sets = {
  digit: '0-9',
  word: '0-9A-Za-z_',
  space:
    '\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}',
} as const;

function printSet(set: AST.CharacterSet): string {
  if (set.kind === 'any') throw new NotExpressibleError();
  // `\p{Script=Greek}` is `\p{Greek}` there.
  if (set.kind === 'property') return `\\${set.negate ? 'P' : 'p'}{${set.value ?? set.key}}`;
  return `[${set.negate ? '^' : ''}${sets[set.kind]}]`;
}

function printCharacter(codePoint: number, plain: RegExp = /^[0-9A-Za-z_ \-:,@;"'%!=<>&~#]$/): string {
  if (codePoint >= 0xd8_00 && codePoint <= 0xdf_ff) throw new NotExpressibleError();
  const character = String.fromCodePoint(codePoint);
  if (plain.test(character)) return character;
  return /^[$()*+./?[\\\]^{|}]$/.test(character) ? `\\${character}` : `\\x{${codePoint.toString(16)}}`;
}

/** In a class, Oniguruma gives a meaning to `&&`, `--`, `~~` and `[`. */
function printMember(codePoint: number): string {
  return codePoint === 0x2d ? '\\-' : printCharacter(codePoint, /^[0-9A-Za-z_ ]$/);
}
