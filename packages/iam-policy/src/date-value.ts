/** ISO 8601 in UTC: a day, or a day with a time of minutes, seconds or fractions. */
const form = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?Z)?$/;

/** Reads an instant in epoch milliseconds. A day is its beginning. `undefined` for a text that is no instant, such as February 30. */
export function dateValue(text: string): number | undefined {
  const [, year, month, day, ...time] = form.exec(text) ?? [];
  const [hour = 0, minute = 0, second = 0, fraction = 0] = time.map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  // A day that the month does not have becomes one of the next month.
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(day)) return undefined;
  return midnight + ((hour * 60 + minute) * 60 + second + fraction) * 1000;
}
