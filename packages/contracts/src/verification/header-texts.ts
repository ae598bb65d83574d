import type { IncomingHttpHeaders } from 'node:http';

/** The headers of a request as texts, by lower-case name. */
export function headerTexts(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
