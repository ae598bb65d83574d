import type { Format } from './format.ts';

/** `full-date` of RFC 3339 §5.6. */
export const date: Format = { words: 'a date such as 2026-01-31', test: isDate };

/** `full-time` of RFC 3339 §5.6: with an offset. */
export const time: Format = { words: 'a time with an offset such as 12:30:00Z', test: isTime };

/** `date-time` of RFC 3339 §5.6. */
export const dateTime: Format = {
  words: 'a date and time such as 2026-01-31T12:30:00Z',
  test: (text) => /^.{10}t/i.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11)),
};

/** `duration` of RFC 3339, appendix A. */
export const duration: Format = {
  words: 'a duration such as P3DT12H',
  test: (text) =>
    /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D|(?=T))(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/.test(
      text,
    ),
};

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && isLeapYear ? 29 : (daysOfMonths[month - 1] ?? 0));
}

function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d):(\d\d))$/i.exec(text);
  if (match === null) return false;
  const [hour = 0, minute = 0, second = 0] = match.slice(1, 4).map(Number);
  const [hours, minutes] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || hours > 23 || minutes > 59) return false;
  if (second < 60) return true;
  // A leap second stands at the end of a day of UTC.
  const offset = (hours * 60 + minutes) * (match[4] === '-' ? -1 : 1);
  return (hour * 60 + minute - offset + 2 * 1440) % 1440 === 1439;
}
