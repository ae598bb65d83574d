/** Whether formats are checked, or only say what is meant (JSON Schema Validation §7.2). */
export type Formats = 'annotation' | 'assertion';

/** Where a format is found in the runtime. */
export interface FormatSource {
  /** File of the runtime. */
  readonly file: string;
  /** Export of the file. */
  readonly export: string;
}

function row(file: string, exports: Readonly<Record<string, string>>): readonly (readonly [string, FormatSource])[] {
  return Object.entries(exports).map(([format, name]) => [format, { file, export: name }] as const);
}

/** The formats that can be checked (JSON Schema Validation §7.3). Others are annotations, `idn-hostname` among them. */
export const checkedFormats: ReadonlyMap<string, FormatSource> = new Map([
  ...row('format-time', { date: 'date', time: 'time', 'date-time': 'dateTime', duration: 'duration' }),
  ...row('format-network', {
    hostname: 'hostname',
    email: 'email',
    'idn-email': 'idnEmail',
    ipv4: 'ipv4',
    ipv6: 'ipv6',
  }),
  ...row('format-uri', { uri: 'uri', 'uri-reference': 'uriReference', iri: 'iri', 'iri-reference': 'iriReference' }),
  ...row('format-uri', { 'uri-template': 'uriTemplate' }),
  ...row('format-text', { uuid: 'uuid', regex: 'regex', 'json-pointer': 'jsonPointer' }),
  ...row('format-text', { 'relative-json-pointer': 'relativeJsonPointer' }),
]);
