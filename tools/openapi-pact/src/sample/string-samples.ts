import type { JsonObject } from '@opendas/openapi-model';
import { patternTexts } from './pattern-texts.ts';

/** Texts of a format, the one with number 0 first. All of them are reserved for documentation where such a thing exists (RFC 2606, RFC 5737). */
const formats: ReadonlyMap<string, (number: number) => string> = new Map<string, (number: number) => string>([
  ['date-time', (number) => `${day(number)}T12:00:00Z`],
  ['date', day],
  ['time', (number) => `12:00:${String(number % 60).padStart(2, '0')}Z`],
  ['duration', (number) => `P${number + 1}D`],
  ['email', (number) => `${name('user', number)}@example.com`],
  ['idn-email', (number) => `${name('user', number)}@example.com`],
  ['hostname', (number) => `${name('host', number)}.example.com`],
  ['idn-hostname', (number) => `${name('host', number)}.example.com`],
  ['ipv4', (number) => `192.0.2.${(number % 254) + 1}`],
  ['ipv6', (number) => `2001:db8::${(number + 1).toString(16)}`],
  ['uri', (number) => `https://example.com/${name('', number)}`],
  ['url', (number) => `https://example.com/${name('', number)}`],
  ['iri', (number) => `https://example.com/${name('', number)}`],
  ['uri-reference', (number) => `/${name('path', number)}`],
  ['iri-reference', (number) => `/${name('path', number)}`],
  ['uri-template', (number) => `/${name('path', number)}/{id}`],
  ['uuid', (number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`],
  ['json-pointer', (number) => `/${name('member', number)}`],
  ['relative-json-pointer', (number) => `${number}`],
  ['regex', (number) => `^${name('text', number)}$`],
  ['byte', (number) => Buffer.from(name('text', number)).toString('base64')],
]);

/** Texts that a schema may fit, to be checked: by its pattern, its format, or a plain word of the right length. */
export function* stringSamples(keywords: JsonObject): Generator<string> {
  const { format, pattern, contentEncoding } = keywords;
  const least = numberOf(keywords['minLength']) ?? 0;
  const most = numberOf(keywords['maxLength']) ?? Number.POSITIVE_INFINITY;
  const inFormat =
    formats.get(typeof format === 'string' ? format : '') ??
    (contentEncoding === 'base64' ? formats.get('byte') : undefined);
  const fitsLength = (text: string): boolean => {
    const { length } = Array.from(text);
    return length >= least && length <= most;
  };
  if (typeof pattern === 'string') {
    // A format often says in words what a pattern says again.
    if (inFormat !== undefined) yield* numbered(inFormat, 5);
    for (const text of patternTexts(pattern, least)) if (fitsLength(text)) yield text;
    return;
  }
  if (inFormat !== undefined) for (const text of numbered(inFormat, 10_000)) if (fitsLength(text)) yield text;
  for (let number = 0; number < 10_000; number += 1) {
    const word = name('text', number);
    const fitted = word.length > most ? shortWord(number, most) : word.padStart(least, 'text');
    if (fitted !== undefined) yield fitted;
  }
}

function* numbered(text: (number: number) => string, count: number): Generator<string> {
  for (let number = 0; number < count; number += 1) yield text(number);
}

function name(word: string, number: number): string {
  return number === 0 ? word : `${word}${number}`;
}

function day(number: number): string {
  return new Date(Date.UTC(2030, 0, 1 + number)).toISOString().slice(0, 10);
}

function shortWord(number: number, length: number): string | undefined {
  if (length === 0) return number === 0 ? '' : undefined;
  if (number === 0) return 'text'.slice(0, length);
  const digits = number.toString(36);
  return digits.length > length ? undefined : digits.padStart(length, 'x');
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
