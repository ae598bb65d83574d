/** A name as the key of an object literal. `__proto__` would set the prototype, were it not computed. */
function key(name: string): string {
  if (/^[1-9]\d*$/.test(name)) return name;
  return name === '__proto__' ? '["__proto__"]' : JSON.stringify(name);
}

/** Names with code; what has no code is left out. */
export type Members = Iterable<readonly [name: string, code: string | undefined]>;

function withCode(members: Members): readonly (readonly [string, string])[] {
  return [...members].flatMap(([name, code]) => (code === undefined ? [] : [[name, code] as const]));
}

/** An object literal on one line. */
export function objectLiteral(members: Members): string {
  const texts = withCode(members).map(([name, code]) => `${key(name)}: ${code}`);
  return texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`;
}

/** An object literal on one line; `undefined` where it would be empty. */
export function nonEmptyLiteral(members: Members): string | undefined {
  const text = objectLiteral(members);
  return text === '{}' ? undefined : text;
}

/** An object literal with a line for each member. The names are those of the generator, which need no quotes. */
export function objectLines(members: Members): string {
  return ['{', ...withCode(members).map(([name, code]) => `  ${name}: ${code},`), '}'].join('\n');
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

/** A list of statuses; `undefined` where there are none. */
export function statusList(responses: readonly { readonly status: string }[]): string | undefined {
  return responses.length === 0 ? undefined : `[${responses.map(({ status }) => statusLiteral(status)).join(', ')}]`;
}
