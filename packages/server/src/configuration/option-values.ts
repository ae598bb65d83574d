import { addressRange, type AddressRange } from '../databases/address-range.ts';

/** Reads the values of command line options. Each throws an Error whose message says what was expected and what was got. */

/** A whole number in decimal digits. */
function wholeNumber(text: string, least: number, most: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new Error(`Expected a whole number from ${least} to ${most}, got '${text}'.`);
  }
  return value;
}

/** A TCP port, or 0 for a free one. */
export function port(text: string): number {
  return wholeNumber(text, 0, 65_535);
}

/** Largest request body, in bytes: 1 KiB to 1 GiB. */
export function bodyLimit(text: string): number {
  return wholeNumber(text, 1024, 1_073_741_824);
}

/** The address of a PostgreSQL database. The message of the error does not repeat it: it may hold a password. */
export function databaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new Error('Expected an address such as postgres://user:password@host:5432/database.');
  }
  return text;
}

/** A host name or an IP address. */
export function host(text: string): string {
  if (!/^[A-Za-z0-9.:_-]+$/.test(text)) throw new Error(`Expected a host name or an IP address, got '${text}'.`);
  return text;
}

/** Id of a region, such as `cn-north-4`. */
export function region(text: string): string {
  if (!/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/.test(text)) {
    throw new Error(`Expected the id of a region such as cn-north-4, got '${text}'.`);
  }
  return text;
}

/** A path that is not empty. */
export function filePath(text: string): string {
  if (text.trim() === '' || text.includes('\0')) throw new Error('Expected a path, got an empty text.');
  return text;
}

/** Ranges of addresses, with commas between them. */
export function addressRanges(text: string): readonly AddressRange[] {
  return text.split(',').map((part) => addressRange(part.trim()));
}

/** Days after which something ends, in milliseconds; 0 is never. Not `undefined` for that: commander takes it for no value. */
export function days(text: string): number {
  return wholeNumber(text, 0, 36_500) * 24 * 60 * 60 * 1000;
}

/** A project id: 32 letters or digits. */
export function projectId(text: string): string {
  if (!/^[A-Za-z0-9]{32}$/.test(text)) throw new Error(`Expected 32 letters or digits, got '${text}'.`);
  return text;
}

const day = /^\d{4}-\d\d-\d\d/;
const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;
/** From 1973 on. Less digits are a year, a day or seconds, which nobody means as milliseconds. */
const milliseconds = /^\d{12,15}$/;
/** The end of the year 9999. */
const lastInstant = 253_402_300_799_999;

/**
 * An instant, in epoch milliseconds: a day (UTC) or a time as in ISO 8601, or the milliseconds themselves. `2026-11-01`,
 * `2026-11-01T12:00:00Z`, `2026-11-01T13:00+01:00`, `1793534400000`.
 */
export function instant(text: string): number {
  const value = milliseconds.test(text) ? Number(text) : time.test(text) && isDay(text) ? Date.parse(text) : Number.NaN;
  if (!(value <= lastInstant)) {
    throw new Error(
      `Expected a day or a time such as 2026-11-01T12:00:00Z, or milliseconds since 1970-01-01T00:00:00Z such as 1793534400000, got '${text}'.`,
    );
  }
  return value;
}

/** Date.parse carries 30 February over into March. */
function isDay(text: string): boolean {
  const date = day.exec(text)?.[0] ?? '';
  const parsed = Date.parse(date);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}

/** A host and a port: `127.0.0.1:9464`, `[::1]:9464`. */
export function hostAndPort(text: string): { readonly host: string; readonly port: number } {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):(\d{1,5})$/.exec(text);
  const name = match?.[1] ?? match?.[2];
  if (match === null || name === undefined) {
    throw new Error(`Expected a host and a port such as 127.0.0.1:9464, got '${text}'.`);
  }
  return { host: name, port: port(match[3] ?? '') };
}
