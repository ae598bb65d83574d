/** What the body of an error says. */
export interface ErrorDetails {
  readonly code: string | undefined;
  readonly text: string | undefined;
}

/** Names of the code in bodies of DAS, its console, the gateway and other services; the first that is there counts. */
const codes = ['error_code', 'errorCodeStr', 'errorCode', 'code'];
/** Names of the text beside it. */
const texts = ['error_msg', 'errorMsg', 'message'];

/** Finds code and text in the body of an error, also one level down (`{"error": {"code": …}}`). */
export function errorDetails(body: unknown): ErrorDetails {
  for (const candidate of [body, ...Object.values(body ?? {})]) {
    const code = firstMember(candidate, codes);
    const text = firstMember(candidate, texts);
    if (code !== undefined || text !== undefined) return { code, text };
  }
  return { code: undefined, text: undefined };
}

/** The id of a request: from the header `X-Request-Id`, or else from the body. */
export function requestIdOf(headers: Headers, body: unknown): string | undefined {
  return headers.get('x-request-id') ?? textMember(body, 'request_id');
}

function firstMember(body: unknown, names: readonly string[]): string | undefined {
  return names.map((name) => textMember(body, name)).find((value) => value !== undefined);
}

function textMember(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
