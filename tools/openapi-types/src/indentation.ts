/**
 * Moves the lines of types in by how deep they stand. Done once, for the whole text: moving every type literal again
 * for each one around it took most of the time.
 *
 * Only type literals and comments have several lines (strings are quoted): a line that ends with `{` opens a literal,
 * one that begins with `}` ends it, unless it is of a comment.
 */
export function indented(text: string): string {
  let moved = '';
  let indent = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('}')) indent = indent.slice(2);
    moved += line === '' ? '\n' : `${indent}${line}\n`;
    if (line.endsWith('{') && !isComment(line)) indent += '  ';
  }
  return moved.slice(0, -1);
}

function isComment(line: string): boolean {
  return line.startsWith('/*') || line.startsWith(' *');
}
