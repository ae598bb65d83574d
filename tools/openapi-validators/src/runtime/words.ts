/** A number with what it counts: `1 item`, `2 items`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Values of which one is expected. */
export function oneOf(values: readonly unknown[]): string {
  return values.length === 0 ? 'no value' : `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
}

/** What is said of a member that is missing. */
export const isRequired = { expected: 'a value', message: 'this member is required' } as const;
