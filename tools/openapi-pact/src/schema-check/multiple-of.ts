/** Whether a number is a multiple of another, as they are written: 0.3 is one of 0.1, although its binary value is not. */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isInteger(value / divisor)) return true;
  const digits = Math.max(fractionDigits(value), fractionDigits(divisor));
  if (digits === 0 || digits > 15) return false;
  const scale = 10 ** digits;
  return Number.isInteger(Math.round(value * scale) / Math.round(divisor * scale));
}

/** Digits behind the point of the shortest text of a number. */
function fractionDigits(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}
