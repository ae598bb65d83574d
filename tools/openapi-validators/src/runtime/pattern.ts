const known = new Map<string, RegExp>();

/** The regular expression of a pattern: with the flag `u` where it is one with it (JSON Schema Core §6.4), else without. */
export function regularExpression(pattern: string): RegExp {
  const found = known.get(pattern) ?? compile(pattern);
  known.set(pattern, found);
  return found;
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}
