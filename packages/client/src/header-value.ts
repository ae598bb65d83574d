/**
 * A text as the value of a header. The platform would repeat a value that it refuses in its message, and so a secret.
 *
 * @throws TypeError that names only the header, where the text is empty or has characters that no header can have.
 */
export function headerValue(name: string, text: string): string {
  // What `fetch` sends and a signature covers has no white space around it.
  if (text && /^[\t\u0020-\u007e\u0080-\u00ff]+$/.test(text) && text.trim() !== '') return text.trim();
  throw new TypeError(`The header ${name} would be empty or have characters that a header cannot have.`);
}
