/** Reads `true` or `false`, in upper or lower case. `undefined` for another text. */
export function booleanValue(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  if (lower === 'true') return true;
  return lower === 'false' ? false : undefined;
}
