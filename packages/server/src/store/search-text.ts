/**
 * Text in a form that does not tell upper from lower case, the same in every database: PostgreSQL's own `ILIKE` depends on the
 * locale that the database was created with. Upper case, because lower case depends on the place in the word (Greek sigma).
 */
export function foldCase(text: string): string {
  return text.normalize('NFC').toUpperCase().replaceAll(separator, '\uFFFD');
}

/** The column that keywords are looked for in. A keyword does not match across two texts. */
export function searchText(...texts: readonly string[]): string {
  return texts.map(foldCase).join(separator);
}

/** A control character (U+001F, unit separator). In a text or keyword it counts as the replacement character, so that no keyword finds it. */
const separator = '\u001F';

/** A `LIKE` pattern that matches a search text which contains the keyword; `%`, `_` and `\` stand for themselves. */
export function containsPattern(keyword: string): string {
  return `%${foldCase(keyword).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
