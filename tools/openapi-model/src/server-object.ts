import { isObject } from './json.ts';
import type { Location } from './location.ts';

/** Where the service can be reached (OpenAPI 3.1 §4.8.5). */
export interface Server {
  /** With the defaults of its variables; may be relative to where the document is served. */
  readonly url: string;
  readonly description: string | undefined;
}

/** The servers of a document; `/` where it names none (§4.8.1). */
export function readServers(servers: Location): readonly Server[] {
  const items = servers.items();
  if (items.length === 0) return [{ url: '/', description: undefined }];
  return items.map((server) => ({
    url: withDefaults(server.member('url').string(), server.member('variables')),
    description: server.member('description').optionalString(),
  }));
}

function withDefaults(url: string, variables: Location): string {
  return url.replaceAll(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const { value } = variables.member(name);
    const whenAbsent = isObject(value) ? value['default'] : undefined;
    if (typeof whenAbsent === 'string' || typeof whenAbsent === 'number') return String(whenAbsent);
    variables.report(`the variable ${name} of the server needs a default`);
    return placeholder;
  });
}
