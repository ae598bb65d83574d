/** A name as the key of an object literal. `__proto__` would set the prototype, were it not computed. */
function key(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : JSON.stringify(name);
}

/** An object literal on one line, of keys and code. */
export function objectLiteral(members: readonly (readonly [name: string, code: string])[]): string {
  return members.length === 0 ? '{}' : `{ ${members.map(([name, code]) => `${key(name)}: ${code}`).join(', ')} }`;
}

/** A member of an object literal that has a line of its own. */
export function memberLine(name: string, code: string): string {
  return `  ${key(name)}: ${code},`;
}

/** A value of a document as code. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return objectLiteral(Object.entries(value).map(([name, member]) => [name, literal(member)]));
}

/** A status of a document as code and in types: codes are numbers. */
export function statusLiteral(status: string): string {
  return /^\d+$/.test(status) ? status : JSON.stringify(status);
}
