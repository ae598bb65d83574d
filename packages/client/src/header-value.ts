/**
 * A text as the value of a header. The platform would repeat a value that it refuses in its message, and so a secret.
 *
 * @throws TypeError that names only the header, where the text is empty or has characters that no header can have.
 */
export function headerValue(name: string, text: string): string {
  if (text && /^[\t\u0020-\u007e\u0080-\u00ff]+$/.test(text)) return text;
  throw new TypeError(`The header ${name} would be empty or have characters that a header cannot have.`);
}
