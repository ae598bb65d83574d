/**
 * Moves the lines of types in by how deep they stand. Done once, for the whole text: moving every type literal again
 * for each one around it took most of the time.
 *
 * Only type literals and comments have several lines (strings are quoted): a line that ends with `{` opens a literal,
 * one that begins with `}` ends it, unless it is of a comment.
 */
export function indented(text: string): string {
  let depth = 0;
  return text
    .split('\n')
    .map((line) => {
      if (line === '') return line;
      if (line.startsWith('}')) depth -= 1;
      const moved = '  '.repeat(depth) + line;
      if (line.endsWith('{') && !isComment(line)) depth += 1;
      return moved;
    })
    .join('\n');
}

function isComment(line: string): boolean {
  return line.startsWith('/*') || line.startsWith(' *');
}
