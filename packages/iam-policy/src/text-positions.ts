import type { PolicyMistake } from './policy-mistake.ts';

/** Gives line and column of an offset in a text. */
export function textPositions(text: string): (offset: number) => Pick<PolicyMistake, 'line' | 'column'> {
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n?|\n/g)) starts.push(index + found.length);
  return (offset) => {
    // The last line that starts at the offset or before it.
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
