import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { regexOf } from '../schema-check/regex.ts';

/** Texts are tried one after the other; a pattern that takes none of so many is given up. */
const mostAttempts = 3000;

/**
 * Texts that a `pattern` of JSON Schema finds itself in, made from its syntax tree: short and plain ones first.
 *
 * What looks around (`(?=…)`, `\b`) is not built, but tried: every text is checked with the pattern before it is given.
 *
 * @param longest - Repetitions are stretched up to so many characters.
 */
export function* patternTexts(pattern: string, longest = 0): Generator<string> {
  const regex = regexOf(pattern, new Map());
  const parsed = parse(pattern);
  if (regex === undefined || parsed === undefined) return;
  const { ast, flags } = parsed;
  const characters: Printing['characters'] = new Map();
  const seen = new Set<string>();
  const stretches = [1, 0, ...Array.from({ length: Math.max(2, Math.min(longest, 400)) }, (_, index) => index + 2)];
  const turns = Math.ceil(mostAttempts / stretches.length);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const stretch of stretches) {
      const text = printAlternatives(ast.alternatives, {
        stretch,
        decisions: { left: turn },
        groups: new Map(),
        characters,
        flags,
      });
      // A pattern without an anchor finds itself in longer texts as well.
      const padding = 'a'.repeat(stretch);
      for (const candidate of [text, `${text}${padding}`, `${padding}${text}`]) {
        if (seen.has(candidate) || !regex.test(candidate)) continue;
        seen.add(candidate);
        yield candidate;
      }
    }
  }
}

interface Printing {
  /** How often a repetition is repeated above its least. */
  readonly stretch: number;
  /** A number whose digits, each in the base it is asked for, decide between possibilities: every turn decides in another way. */
  readonly decisions: { left: number };
  readonly groups: Map<AST.CapturingGroup, string>;
  /** Characters of a class or set, by its source. */
  readonly characters: Map<string, readonly string[]>;
  readonly flags: 'u' | '';
}

function parse(pattern: string): { readonly ast: AST.Pattern; readonly flags: 'u' | '' } | undefined {
  const parser = new RegExpParser();
  for (const flags of ['u', ''] as const) {
    try {
      return { ast: parser.parsePattern(pattern, 0, pattern.length, { unicode: flags === 'u' }), flags };
    } catch {
      continue;
    }
  }
  return undefined;
}

function decide(printing: Printing, possibilities: number): number {
  if (possibilities < 2) return 0;
  const { decisions } = printing;
  const decision = decisions.left % possibilities;
  decisions.left = Math.floor(decisions.left / possibilities);
  return decision;
}

function printAlternatives(alternatives: readonly AST.Alternative[], printing: Printing): string {
  const chosen = alternatives[decide(printing, alternatives.length)];
  return (chosen?.elements ?? []).map((element) => printElement(element, printing)).join('');
}

function printElement(element: AST.Element, printing: Printing): string {
  switch (element.type) {
    case 'Assertion':
      return '';
    case 'Backreference': {
      const groups = 'type' in element.resolved ? [element.resolved] : element.resolved;
      return groups.map((group) => printing.groups.get(group) ?? '').join('');
    }
    case 'CapturingGroup': {
      const text = printAlternatives(element.alternatives, printing);
      printing.groups.set(element, text);
      return text;
    }
    case 'Group':
      return printAlternatives(element.alternatives, printing);
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return printCharacter(element, printing);
    case 'Quantifier': {
      const count = Math.min(element.min + printing.stretch, element.max);
      // A repetition of stretched repetitions would get longer than anybody asks for.
      const inner = { ...printing, stretch: Math.min(printing.stretch, 1) };
      return Array.from({ length: count }, () => printElement(element.element, inner)).join('');
    }
    default:
      return element satisfies never;
  }
}

/** Characters that are tried, plain ones first; a class is also asked for those that it names. */
const plainCharacters = Array.from(
  'aA01b!-_.B2cC3 @/:,;#$%&*+=?~^|"\'`()<>[]{}\\xyzXYZ456789éßαΩж漢あ😀\t\n\r\u0000\u007F',
);

type AnyOfCharacters = AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass;

function printCharacter(element: AnyOfCharacters, printing: Printing): string {
  const fitting = printing.characters.get(element.raw) ?? fittingCharacters(element, printing.flags);
  printing.characters.set(element.raw, fitting);
  return fitting[decide(printing, fitting.length)] ?? '';
}

function fittingCharacters(element: AnyOfCharacters, flags: string): readonly string[] {
  const regex = new RegExp(`^${element.raw}$`, flags);
  const named = element.type === 'CharacterClass' ? namedCharacters(element) : [];
  return [...new Set([...plainCharacters, ...named])].filter((character) => regex.test(character)).slice(0, 12);
}

function namedCharacters({ elements }: AST.CharacterClass): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === 'Character') return [String.fromCodePoint(element.value)];
    if (element.type === 'CharacterClassRange') {
      return [element.min.value, element.max.value].map((codePoint) => String.fromCodePoint(codePoint));
    }
    return [];
  });
}
