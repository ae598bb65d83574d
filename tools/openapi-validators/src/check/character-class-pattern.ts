/** What a pattern that repeats one character class says: how long a text may be, and which characters it may not have. */
export interface CharacterClassPattern {
  readonly minimum: number;
  /** `Infinity` where there is none. */
  readonly maximum: number;
  /** A regular expression, without flags, that finds a UTF-16 unit that the class does not have. */
  readonly forbidden: string;
}

/**
 * A class of characters that are one UTF-16 unit each: ASCII, and escapes of ASCII, of units that are no surrogates, and of classes
 * of such (ECMAScript §22.2.1). They mean the same with and without the flag `u`. The first is not `^`, which would turn the class around.
 */
const member = String.raw`[ !-Z^-~]|\[|\\(?:[dwstnrfv]|x[\dA-Fa-f]{2}|u(?![Dd][89A-Fa-f])[\dA-Fa-f]{4}|[\\\][^$.*+?(){}|/\-])`;
const form = new RegExp(
  String.raw`^\^\[(?<negated>\^?)(?<members>(?!\^)(?:${member})+)\](?:(?<sign>[*+])|\{(?<least>\d{1,9})(?<open>,(?<most>\d{1,9})?)?\})?\$$`,
  'u',
);

/**
 * Reads patterns such as `^[A-Za-z0-9]{32}$`. To search for one forbidden character takes half the time of matching every
 * character, and decides the same: each character of such a text is one unit, so that the length needs no matching.
 *
 * @returns `undefined` for every other pattern, and where characters of two units may have to be counted.
 */
export function characterClassPattern(pattern: string): CharacterClassPattern | undefined {
  const { negated, members = '', sign, least, open, most } = form.exec(pattern)?.groups ?? {};
  if (members === '' || hasSurrogates(members)) return undefined;
  const minimum = sign === '*' ? 0 : Number(least ?? 1);
  const maximum =
    sign !== undefined || (open !== undefined && most === undefined) ? Infinity : Number(most ?? least ?? 1);
  if (negated !== '^') return { minimum, maximum, forbidden: `[^${members}]` };
  return minimum <= 1 && maximum === Infinity ? { minimum, maximum, forbidden: `[${members}]` } : undefined;
}

/** Whether a range goes across the surrogates. None begins or ends among them, so that one stands for all. */
function hasSurrogates(members: string): boolean {
  return new RegExp(`[${members}]`, 'u').test('\uD800');
}
