/** A string literal of TypeScript. Line separators are escaped too: older compilers end a string there. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u2028\u2029]/g, (separator) =>
    separator === '\u2028' ? String.raw`\u2028` : String.raw`\u2029`,
  );
}

/** The name of a member of a type: as it is where it is an ASCII identifier, else quoted. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quoted(name);
}

/** The name of a response's member: status codes are numbers, so that `responses[200]` works; all else is quoted as needed. */
export function statusName(status: string): string {
  return /^[1-9][0-9]{2}$/.test(status) ? status : propertyName(status);
}
