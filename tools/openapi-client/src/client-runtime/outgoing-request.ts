import type { OperationDefinition } from './operation-definition.ts';
import { own } from './own-member.ts';
import { asItIs, formExploded, pairText, simple, type PairStyle } from './parameter-style.ts';

type Values = Readonly<Record<string, unknown>>;

/** The parts of a request, as a caller gives them; what the types of the operation allow was checked by the compiler. */
export interface RequestParts {
  readonly path?: Values | undefined;
  readonly query?: Values | undefined;
  readonly header?: Values | undefined;
  readonly cookie?: Values | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
}

/** Parameters of a query or of cookies: texts `name=value`. */
function namedParameters(values: Values = {}, styles?: Readonly<Record<string, PairStyle>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    (own(styles, name) ?? formExploded)(name, value).map(pairText),
  );
}

/**
 * The URL of a request.
 *
 * @throws TypeError where a segment of the path would be empty or lead to another path.
 */
export function urlOf(
  baseUrl: string,
  { operationId, path, parameters }: OperationDefinition,
  { path: values, query }: RequestParts,
): string {
  const pathname = path.replace(/(?:[^/{]|\{[^{}]*\})+/g, (template) => {
    const segment = template.replace(
      /\{([^{}]+)\}/g,
      (_braces, name: string) => (own(parameters?.path, name) ?? simple)(name, own(values, name)) ?? '',
    );
    // Without the segment it would be the URL of another operation; dots take away segments before them.
    if (segment !== template && /^\.{0,2}$/.test(segment)) {
      throw new TypeError(`${operationId}: ${template} in the path cannot be empty, "." or "..".`);
    }
    return segment;
  });
  const search = namedParameters(query, parameters?.query).join('&');
  return baseUrl + pathname + (search && (pathname.includes('?') ? '&' : '?') + search);
}

/** A header; one that is `undefined` is left out. */
export type HeaderEntry = readonly [name: string, value: string | undefined];

/** The parameters that are headers or cookies. */
export function headerParameters(
  { parameters }: OperationDefinition,
  { header = {}, cookie }: RequestParts,
): readonly HeaderEntry[] {
  return [
    ...Object.entries(header).map(([name, value]): HeaderEntry => [
      name,
      (own(parameters?.header, name) ?? simple)(name, value, asItIs),
    ]),
    // RFC 6265 §4.2.1; the `&` of the style `form` is "always incorrect" (OpenAPI 3.1.1 appendix D).
    ['cookie', namedParameters(cookie, parameters?.cookie).join('; ') || undefined],
  ];
}

/**
 * Headers from entries: a later one goes before an earlier one, but cookies add up.
 *
 * @throws TypeError that names a header that HTTP does not allow, but not its value.
 */
export function headersOf(operationId: string, entries: readonly HeaderEntry[]): Headers {
  const headers = new Headers();
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    try {
      headers.set(name, /^cookie$/i.test(name) && headers.has(name) ? `${headers.get(name)}; ${value}` : value);
    } catch {
      // The message of the platform would repeat the value, and so a secret.
      throw new TypeError(`${operationId}: the name or the value of the header ${name} is not allowed by HTTP.`);
    }
  }
  return headers;
}
