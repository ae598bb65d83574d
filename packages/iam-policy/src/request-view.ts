import type { AccessRequest, ContextValue } from './request.ts';

/** A request as the evaluation looks at it. */
export interface RequestView {
  /** In lower case. */
  readonly action: string;
  /** In lower case. */
  readonly aliases: readonly string[];
  readonly resource: string;
  /** The resource, cut at its colons. */
  readonly resourceParts: readonly string[];
  /** The values of a condition key, given in lower case, as texts; `undefined` where the request does not have the key. */
  readonly values: (lowerKey: string) => readonly string[] | undefined;
}

/** Prepares a request once for all statements. */
export function requestView(request: AccessRequest): RequestView {
  let values: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    action: request.action.toLowerCase(),
    aliases: (request.aliases ?? []).map((alias) => alias.toLowerCase()),
    resource: request.resource,
    resourceParts: request.resource.split(':'),
    values: (lowerKey) => (values ??= valuesByKey(request.context)).get(lowerKey),
  };
}

/** Keys are the same in upper and lower case: a key that is spelled in two ways has the values of both. */
function valuesByKey(context: AccessRequest['context']): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(context)) {
    const texts = textsOf(value);
    // A key without a value is an absent key.
    if (texts.length === 0) continue;
    const lower = key.toLowerCase();
    const known = byKey.get(lower);
    byKey.set(lower, known === undefined ? texts : [...known, ...texts]);
  }
  return byKey;
}

/** JavaScript callers may pass values that the type does not allow; they are no values. */
function textsOf(value: ContextValue): readonly string[] {
  // Stryker disable next-line ConditionalExpression,StringLiteral: most values are strings; the general way gives the same.
  if (typeof value === 'string') return [value];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(isScalar).map(String);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
