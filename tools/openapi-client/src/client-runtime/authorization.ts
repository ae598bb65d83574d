/** The header of a bearer token (RFC 6750 §2.1), for the option `headers`. */
export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** The header of a user and a password (RFC 7617), for the option `headers`. */
export function basic(user: string, password: string): { readonly authorization: string } {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
