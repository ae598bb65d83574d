const date = '[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
const time =
  '(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';

/**
 * Regular expressions of formats (JSON Schema Validation 2020-12 §7.3). Pact's own `datetime` matcher refuses fractions of
 * a second, so times are RFC 3339 §5.6 here.
 */
export const stringFormats: ReadonlyMap<string, string> = new Map([
  ['date-time', `^${date}[Tt]${time}$`],
  ['date', `^${date}$`],
  ['time', `^${time}$`],
  ['uuid', '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$'],
]);
