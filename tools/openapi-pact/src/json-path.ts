/**
 * Appends a member name to a JSONPath, in the notation of Pact: `$.users`, `$['user name']`.
 *
 * @returns `undefined` for a name with a quote: Pact has no escape for it.
 */
export function memberPath(path: string, name: string): string | undefined {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return `${path}.${name}`;
  return name.includes("'") ? undefined : `${path}['${name}']`;
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
