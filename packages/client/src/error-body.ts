/** What the body of an error says. */
export interface ErrorDetails {
  readonly code: string | undefined;
  readonly text: string | undefined;
}

/** Names of code and text in the bodies of DAS, of the gateway and of other services, in the order in which the official SDKs look. */
const spellings = [
  ['error_code', 'error_msg'],
  ['errorCode', 'errorMsg'],
  ['code', 'message'],
] as const;

/** Finds code and text in the body of an error, also one level down (`{"error": {"code": …}}`); `errorCodeStr` comes last. */
export function errorDetails(body: unknown): ErrorDetails {
  for (const candidate of [body, ...onlyMember(body)]) {
    for (const [code, text] of spellings) {
      const found = textMember(candidate, code);
      if (found !== undefined) return { code: found, text: textMember(candidate, text) };
    }
  }
  return { code: textMember(body, 'errorCodeStr'), text: textMember(body, 'error_msg') };
}

/** The id of a request: from the header `X-Request-Id`, or else from the body. */
export function requestIdOf(headers: Headers, body: unknown): string | undefined {
  return headers.get('x-request-id') ?? textMember(body, 'request_id');
}

function onlyMember(body: unknown): readonly unknown[] {
  const values: readonly unknown[] = typeof body === 'object' && body !== null ? Object.values(body) : [];
  return values.length === 1 ? values : [];
}

function textMember(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value : undefined;
}
