import { Location } from './location.ts';
import { isObject } from './json.ts';

/**
 * Follows Reference Objects (OpenAPI 3.1 §4.8.23) until something else stands there. The members `summary` and
 * `description` beside a `$ref` are the concern of the caller.
 */
export function follow(location: Location): Location {
  const seen = new Set<string>();
  let current = location;
  for (;;) {
    const ref = isObject(current.value) ? current.value['$ref'] : undefined;
    if (typeof ref !== 'string') return current;
    if (seen.has(ref)) {
      current.report(`the reference ${ref} leads back to itself`);
      return new Location(current.document, current.pointer, {});
    }
    seen.add(ref);
    current = current.document.at(ref, current);
  }
}
