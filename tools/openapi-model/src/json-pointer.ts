/** Appends reference tokens to a JSON pointer (RFC 6901), in its URI fragment form: `#/paths/~1v3~1share`. */
export function appendToPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>(
    (path, token) => `${path}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    pointer,
  );
}

/** The reference tokens of a JSON pointer in URI fragment form (RFC 6901 §6): `#/a/b~1c` gives `['a', 'b/c']`. */
export function pointerTokens(pointer: string): readonly string[] {
  const path = pointer.startsWith('#') ? pointer.slice(1) : pointer;
  if (path === '') return [];
  return path
    .slice(1)
    .split('/')
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}
