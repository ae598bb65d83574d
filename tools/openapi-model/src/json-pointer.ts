/** Appends reference tokens to a JSON pointer (RFC 6901), in its URI fragment form: `#/paths/~1v3~1share`. */
export function appendToPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>((path, token) => `${path}/${escapeToken(String(token))}`, pointer);
}

/** Braces and letters of other languages stay readable; a percent sign would be read as the beginning of an escape. */
function escapeToken(token: string): string {
  // Most tokens have none of them, and there are very many tokens.
  if (!/[~/%]/.test(token)) return token;
  return token.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25');
}

/**
 * The reference tokens of a JSON pointer in URI fragment form (RFC 6901 §6): `#/a/b~1c` gives `['a', 'b/c']`.
 * `undefined` for what is not a pointer, such as the anchor `#name`.
 */
export function pointerTokens(pointer: string): readonly string[] | undefined {
  const path = pointer.startsWith('#') ? pointer.slice(1) : pointer;
  if (path === '') return [];
  if (!path.startsWith('/')) return undefined;
  try {
    return path.slice(1).split('/').map(unescapeToken);
  } catch {
    return undefined;
  }
}

function unescapeToken(token: string): string {
  if (!/[~%]/.test(token)) return token;
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}
