/** How long a limit counts before it begins anew, in milliseconds. */
export const windows = { second: 1000, minute: 60_000 } as const;

/** So many requests in each window. */
export interface RateLimit {
  readonly requests: number;
  readonly window: keyof typeof windows;
}

/** The limits of a server; `undefined`: none. */
export interface RateLimits {
  /** Of one user, for each operation. */
  readonly user: RateLimit | undefined;
  /** Of all users together, for each operation. */
  readonly api: RateLimit | undefined;
}

/** 200 calls per second for each API, as the gateway of the cloud has it (API Request Signing Guide); it publishes no limit for a user. */
export const defaultRateLimits: RateLimits = { user: undefined, api: { requests: 200, window: 'second' } };

/** Nothing is limited. */
export const noRateLimits: RateLimits = { user: undefined, api: undefined };

/**
 * Reads a limit such as `200/second` or `600/minute`; `0` is none.
 *
 * @throws Error that says what was expected.
 */
export function parseRateLimit(text: string): RateLimit | undefined {
  if (text === '0') return undefined;
  const match = /^([1-9][0-9]{0,8})\/(second|minute)$/.exec(text);
  if (match === null)
    throw new Error(`Expected a limit such as 200/second or 600/minute, or 0 for none, got '${text}'.`);
  return { requests: Number(match[1]), window: match[2] === 'second' ? 'second' : 'minute' };
}

/** A limit as `parseRateLimit` reads it. */
export function rateLimitText(limit: RateLimit | undefined): string {
  return limit === undefined ? '0' : `${limit.requests}/${limit.window}`;
}
