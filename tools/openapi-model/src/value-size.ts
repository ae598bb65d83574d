/** Collections within collections that a file may have: enough for every schema that is read, too few to exhaust the stack. */
export const deepestNesting = 600;

/** More values than any document that people maintain has; a document of 10 MB has about a million. */
const mostValues = 5_000_000;

/**
 * What makes a parsed value unusable as a document: numbers that JSON has not, and depth; aliases of YAML can lead back to themselves, or stand for more values than the
 * memory holds (a "billion laughs" bomb). Takes time in proportion to what was parsed, not to what it stands for.
 *
 * @returns A sentence, or `undefined` where all is well.
 */
export function unusable(value: unknown): string | undefined {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  let tooDeep = false;
  let notFinite = false;
  const sizeOf = (item: unknown): number => {
    if (typeof item === 'number' && !Number.isFinite(item)) notFinite = true;
    if (typeof item !== 'object' || item === null) return 1;
    const known = sizes.get(item);
    if (known !== undefined) return known;
    if (open.has(item)) return Number.NaN;
    if (open.size > deepestNesting) {
      tooDeep = true;
      return 1;
    }
    open.add(item);
    let size = 1;
    for (const member of Object.values(item)) size += sizeOf(member);
    open.delete(item);
    sizes.set(item, size);
    return size;
  };
  const size = sizeOf(value);
  if (tooDeep) return `it is nested more than ${deepestNesting} deep`;
  if (notFinite) return 'it has a number that is infinite, none, or too large for JavaScript';
  if (Number.isNaN(size)) return 'an alias leads back to its own anchor';
  return size > mostValues ? `its aliases stand for ${size} values, more than ${mostValues}` : undefined;
}
