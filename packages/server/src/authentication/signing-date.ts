/** How far the time of a signature may be from the server's, in both directions, in milliseconds (API Request Signing Guide). */
export const signatureWindow = 15 * 60_000;

const format = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** Epoch milliseconds of an `X-Sdk-Date` such as `20260120T080000Z`; `undefined` where it is something else, or no time of the calendar. */
export function parseSigningDate(text: string): number | undefined {
  const match = format.exec(text);
  if (match === null) return undefined;
  const time = Date.parse(text.replace(format, '$1-$2-$3T$4:$5:$6.000Z'));
  // Date.parse takes February 30 for March 2.
  return !Number.isNaN(time) && signingDate(time) === text ? time : undefined;
}

/** An instant in the format of `X-Sdk-Date`, in whole seconds. */
export function signingDate(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** Whether a signature of this time counts now. Exactly 15 minutes still do. */
export function isWithinWindow(signedAt: number, now: number): boolean {
  return Math.abs(now - signedAt) <= signatureWindow;
}
