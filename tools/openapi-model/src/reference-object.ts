import { isObject } from './json.ts';
import type { Location } from './location.ts';

/**
 * Follows Reference Objects (OpenAPI 3.1 §4.8.23), also into other files, until another object stands there; anything else is a
 * problem. The members `summary` and `description` beside a `$ref` are the concern of the caller.
 */
export function follow(location: Location): Location {
  const seen = new Set<string>();
  let current = location;
  for (;;) {
    const reference = current.object()['$ref'];
    if (current.value !== undefined && !isObject(current.value)) return current.empty();
    if (typeof reference !== 'string') return current;
    const place = `${current.file.uri}${current.pointer}`;
    if (seen.has(place)) {
      current.report(`the reference ${reference} leads back to itself`);
      return current.empty();
    }
    seen.add(place);
    current = current.resolve(reference);
  }
}
