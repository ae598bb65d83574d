/** Appends a member name to a JSONPath, in the notation of Pact: `$.users`, `$['user name']`. */
export function memberPath(path: string, name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return `${path}.${name}`;
  return `${path}['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}

/** Every item of the array at a JSONPath. */
export function everyItemPath(path: string): string {
  return `${path}[*]`;
}

/** One item of the array at a JSONPath. */
export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}

/** Every member of the object at a JSONPath. */
export function everyMemberPath(path: string): string {
  return `${path}.*`;
}
