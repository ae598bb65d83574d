import { ServiceError } from '../service-error.ts';

const format = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * The instant of an `expired_time` of a request (das_01_0057), in epoch milliseconds; `undefined` for no expiry, which is
 * the empty text (as the Terraform provider sends it) or no member at all.
 *
 * @throws ServiceError where the text has another format or names a day that the calendar does not have.
 */
export function expiryOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const instant = format.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse carries 30 February over into March; a day that exists comes back as it was.
  if (Number.isNaN(instant) || new Date(instant).toISOString() !== text) {
    throw new ServiceError(
      'invalidParameter',
      `expired_time: expected a time that exists, as yyyy-MM-ddTHH:mm:ss.SSSZ in UTC with milliseconds, got ${text.slice(0, 64)}.`,
    );
  }
  return instant;
}
