/** Decimal digits, optionally with a sign, a fraction and an exponent. */
const form = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads a number, as a double of IEEE 754. `undefined` for a text that is none. */
export function numberValue(text: string): number | undefined {
  return form.test(text) ? Number(text) : undefined;
}
