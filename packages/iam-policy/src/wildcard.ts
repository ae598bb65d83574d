/** Says whether a whole text is what a pattern describes. */
export type Matcher = (text: string) => boolean;

/** Up to this length, searching for the pieces of a pattern one after the other cannot take long. */
const longestSearchedPattern = 256;

/**
 * Compiles a pattern: `*` is any run of characters, also none, `?` is exactly one character (a code point), anything else is
 * itself. Patterns come from users, so no regular expression is made of them, and nothing goes back: a match takes at most
 * (length of the text) × (length of the pattern) / 32 steps for long patterns.
 */
export function wildcardMatcher(pattern: string): Matcher {
  const pieces = pattern.split('*');
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  // Stryker disable next-line ConditionalExpression,EqualityOperator,StringLiteral: following states is right for all patterns, and slower for most.
  if (pattern.includes('?') || pattern.length > longestSearchedPattern) return stateMatcher(pattern);
  if (last === undefined) return (text) => text === pattern;
  // Stryker disable next-line all: without empty pieces and these shortcuts, the search below gives the same, slower.
  const middle = rest.filter((piece) => piece !== '');
  // Stryker disable next-line ConditionalExpression,StringLiteral: as above.
  if (middle.length === 0 && last === '') return (text) => text.startsWith(first);
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    // The leftmost place of each piece leaves the most room for the next ones, so none is tried again.
    let position = first.length;
    for (const piece of middle) {
      const found = text.indexOf(piece, position);
      if (found === -1) return false;
      position = found + piece.length;
    }
    return position <= text.length - last.length;
  };
}

/** Whether a text has wildcards. */
export function hasWildcard(pattern: string): boolean {
  return pattern.includes('*') || pattern.includes('?');
}

/** Bits in a word of a set. */
const wordBits = 32;

/**
 * Follows all ways to read the pattern at the same time, as a set of positions in it (Baeza-Yates and Gonnet, "A new approach to
 * text searching", 1992): each character moves all positions on at once, 32 in a step.
 */
function stateMatcher(pattern: string): Matcher {
  const characters = Array.from(pattern).filter((character) => character !== '*');
  const words = Math.ceil((characters.length + 1) / wordBits);
  const empty = (): Int32Array => new Int32Array(words);
  /** Positions before which the pattern has a `*`: any character may be skipped there. */
  const skips = empty();
  /** Positions that any character moves on: those with a `?`. */
  const anyCharacter = empty();
  let position = 0;
  for (const character of pattern) {
    if (character === '*') add(skips, position);
    else if (character === '?') add(anyCharacter, position++);
    else position += 1;
  }
  /** Positions that a character of the pattern moves on. */
  const moves = new Map<string, Int32Array>();
  for (const [index, character] of characters.entries()) {
    if (character === '?') continue;
    const known = moves.get(character) ?? anyCharacter.slice();
    moves.set(character, known);
    add(known, index);
  }
  return (text) => {
    let positions = empty();
    let next = empty();
    add(positions, 0);
    for (const character of text) {
      const moved = moves.get(character) ?? anyCharacter;
      let carry = 0;
      for (let word = 0; word < words; word += 1) {
        const here = at(positions, word);
        const moving = here & at(moved, word);
        next[word] = (moving << 1) | carry | (here & at(skips, word));
        carry = moving >>> (wordBits - 1);
      }
      [positions, next] = [next, positions];
    }
    return has(positions, characters.length);
  };
}

function add(set: Int32Array, position: number): void {
  const word = Math.floor(position / wordBits);
  set[word] = at(set, word) | (1 << (position % wordBits));
}

function has(set: Int32Array, position: number): boolean {
  return (at(set, Math.floor(position / wordBits)) & (1 << (position % wordBits))) !== 0;
}

/** The compiler does not know that the index is in range. */
function at(set: Int32Array, word: number): number {
  return set[word] ?? 0;
}
