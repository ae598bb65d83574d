import type { Context } from './context.ts';

/** What the server knows, where a simulation does not say something else. Condition keys are the same in upper and lower case. */
export function simulatedContext(known: Context, given: Readonly<Record<string, readonly string[]>>): Context {
  const named = new Set(Object.keys(given).map((key) => key.toLowerCase()));
  return { ...Object.fromEntries(Object.entries(known).filter(([key]) => !named.has(key.toLowerCase()))), ...given };
}
