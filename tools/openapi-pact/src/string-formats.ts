import type { Json } from '@opendas/openapi-model';

const date = '[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
const time =
  '(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';

/**
 * Regular expressions of formats (JSON Schema Validation 2020-12 §7.3) that the verifier is given. Pact's own `datetime` matcher
 * refuses fractions of a second, so times are RFC 3339 §5.6 here.
 */
export const stringFormats: ReadonlyMap<string, string> = new Map([
  ['date-time', `^${date}[Tt]${time}$`],
  ['date', `^${date}$`],
  ['time', `^${time}$`],
  ['uuid', '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$'],
]);

type FormatTest = (value: Json) => boolean;

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const hostname = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`);
const email = new RegExp(
  `^[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+)*@${label}(?:\\.${label})*$`,
);

/** What the formats of JSON Schema (Validation 2020-12 §7.3) and OpenAPI (3.1 §4.4) ask of a value of their type. */
const tests: ReadonlyMap<string, FormatTest> = new Map<string, FormatTest>([
  ...[...stringFormats].map(([name, regex]): [string, FormatTest] => [name, text(new RegExp(regex))]),
  ['date', ofText((value) => new RegExp(stringFormats.get('date') ?? '').test(value) && isDayOfCalendar(value))],
  ['duration', text(/^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/)],
  ['email', text(email)],
  ['hostname', text(hostname)],
  ['ipv4', text(/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/)],
  ['ipv6', ofText((value) => URL.canParse(`http://[${value}]/`))],
  ['uri', ofText((value) => /^[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,./0-9:;=?@A-Z[\]_a-z~-]*$/.test(value))],
  ['uri-reference', text(/^[!#$%&'()*+,./0-9:;=?@A-Z[\]_a-z~-]*$/)],
  ['json-pointer', text(/^(?:\/(?:[^~/]|~0|~1)*)*$/)],
  ['regex', ofText((value) => isRegex(value))],
  ['byte', text(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/)],
  ['int32', ofNumber((value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31)],
  ['int64', ofNumber(Number.isInteger)],
]);

/** Whether a value has a format. A value of another type, and every format that is not known, fits. */
export function fitsFormat(format: string, value: Json): boolean {
  return tests.get(format)?.(value) ?? true;
}

function text(regex: RegExp): FormatTest {
  return ofText((value) => regex.test(value));
}

function ofText(test: (value: string) => boolean): FormatTest {
  return (value) => typeof value !== 'string' || test(value);
}

function ofNumber(test: (value: number) => boolean): FormatTest {
  return (value) => typeof value !== 'number' || test(value);
}

function isDayOfCalendar(value: string): boolean {
  const instant = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value);
}

function isRegex(value: string): boolean {
  try {
    return new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
