import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** How often a part must be able to repeat for the ways to divide a text to be too many. */
const manyTimes = 10;

/** Steps of the search; a pattern that needs more is not judged. */
const budget = 200_000;

/**
 * Whether a pattern can take time that doubles with each character of a text: whether a loop in it can take the same text in two ways, as
 * in `^(a+)+$` or `^(a|a)*$`. An engine that backtracks tries all of them where the rest does not match. Time that grows less fast, as the
 * square of the length, is not found.
 */
export function backtracksExponentially(pattern: string, flags: '' | 'u'): boolean {
  // Without a group that repeats, no loop holds another or an alternative.
  if (!/\)[*+{]/.test(pattern)) return false;
  const ast = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: flags === 'u' });
  const automaton = new Automaton(flags);
  automaton.read(ast.alternatives, false);
  let steps = budget;
  for (const start of automaton.positions.keys()) {
    // Two ways through the automaton that read the same text, each step with whether the two have parted yet.
    const seen = new Set<string>();
    const queue: (readonly [one: number, other: number, parted: boolean])[] = [[start, start, false]];
    for (const [one, other, parted] of queue) {
      for (const [next, ways] of automaton.after(one)) {
        for (const [otherNext] of automaton.after(other)) {
          steps -= 1;
          if (steps < 0) return false;
          if (!automaton.overlap(next, otherNext)) continue;
          const hasParted = parted || next !== otherNext || (one === other && ways > 1);
          if (hasParted && next === start && otherNext === start) return true;
          const key = `${next} ${otherNext} ${hasParted}`;
          if (!seen.has(key)) {
            seen.add(key);
            queue.push([next, otherNext, hasParted]);
          }
        }
      }
    }
  }
  return false;
}

/** Positions by the number of ways that lead to them; more than two are as bad as two. */
type Ways = ReadonlyMap<number, number>;

/** Where a part of a pattern begins and ends. */
interface Part {
  readonly nullable: boolean;
  readonly first: Ways;
  readonly last: ReadonlySet<number>;
}

const nothing: Part = { nullable: true, first: new Map(), last: new Set() };

/** The automaton of a pattern whose states are the places in it that take a character (Glushkov). Assertions and back-references take none. */
class Automaton {
  /** For each position, which of {@link samples} it takes. */
  readonly positions: (readonly string[])[] = [];
  readonly #after: Map<number, number>[] = [];
  readonly #sources = new Map<string, readonly string[]>();
  readonly #flags: '' | 'u';

  constructor(flags: '' | 'u') {
    this.#flags = flags;
  }

  after(position: number): Ways {
    return this.#after[position] ?? new Map<number, number>();
  }

  overlap(one: number, other: number): boolean {
    if (one === other) return true;
    const right = this.positions[other];
    return this.positions[one]?.some((sample) => right?.includes(sample) === true) === true;
  }

  read(alternatives: readonly AST.Alternative[], isInLoop: boolean): Part {
    return alternatives.map((alternative) => this.#sequence(alternative, isInLoop)).reduce(either);
  }

  #sequence({ elements }: AST.Alternative, isInLoop: boolean): Part {
    return elements.reduce<Part>((before, element) => {
      const next = this.#element(element, isInLoop);
      this.#connect(before.last, next.first);
      return {
        nullable: before.nullable && next.nullable,
        first: before.nullable ? sum(before.first, next.first) : before.first,
        last: next.nullable ? new Set([...before.last, ...next.last]) : next.last,
      };
    }, nothing);
  }

  #element(element: AST.Element, isInLoop: boolean): Part {
    if (element.type === 'Group' || element.type === 'CapturingGroup') return this.read(element.alternatives, isInLoop);
    if (element.type === 'Quantifier') return this.#repetition(element, isInLoop);
    if (element.type === 'Assertion' || element.type === 'Backreference') return nothing;
    return this.#position(element.raw);
  }

  #repetition({ min, max, element }: AST.Quantifier, isInLoop: boolean): Part {
    if (max === 0) return nothing;
    // A part that is repeated a fixed number of times can be divided in one way only.
    const isLoop = max !== min && max > 1 && (isInLoop || max >= manyTimes);
    const part = this.#element(element, isInLoop || max >= manyTimes);
    if (isLoop) this.#connect(part.last, part.first);
    return min === 0 ? { ...part, nullable: true } : part;
  }

  #position(source: string): Part {
    const number = this.positions.length;
    this.positions.push(this.#taken(source));
    this.#after.push(new Map());
    return { nullable: false, first: new Map([[number, 1]]), last: new Set([number]) };
  }

  #taken(source: string): readonly string[] {
    const known = this.#sources.get(source);
    if (known !== undefined) return known;
    const expression = new RegExp(`^(?:${source})$`, this.#flags);
    const taken = samples.filter((sample) => expression.test(sample));
    this.#sources.set(source, taken);
    return taken;
  }

  #connect(last: ReadonlySet<number>, first: Ways): void {
    for (const position of last) this.#after[position] = new Map(sum(this.after(position), first));
  }
}

function either(one: Part, other: Part): Part {
  return {
    nullable: one.nullable || other.nullable,
    first: sum(one.first, other.first),
    last: new Set([...one.last, ...other.last]),
  };
}

function sum(one: Ways, other: Ways): Ways {
  const result = new Map(one);
  for (const [position, ways] of other) result.set(position, Math.min(2, ways + (result.get(position) ?? 0)));
  return result;
}

/** Characters that stand for all: ASCII, and letters, digits, spaces and signs beyond. Classes that share only others are taken to share none. */
const samples: readonly string[] = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...'é ß Ø ж ش ع 中 あ 한 ९ ½ € — “ \u00a0 \u0085 \u2028 \uffff 💩 𝒜'.split(' '),
];
