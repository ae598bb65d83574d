/** A pattern as a regular expression: what `*` and `?` mean, by the engine's own rules. Only for patterns of tests. */
export function wildcardOracle(pattern: string): RegExp {
  const source = Array.from(pattern, (character) => {
    if (character === '*') return '.*';
    return character === '?' ? '.' : character.replace(/[\\^$.+()[\]{}|/]/, String.raw`\$&`);
  });
  return new RegExp(`^${source.join('')}$`, 'su');
}
