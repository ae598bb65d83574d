import { Location } from './location.ts';

/**
 * Follows Reference Objects (OpenAPI 3.1 §4.8.23) until another object stands there; anything else is a problem. The members `summary` and
 * `description` beside a `$ref` are the concern of the caller.
 */
export function follow(location: Location): Location {
  const seen = new Set<string>();
  let current = location;
  for (;;) {
    const ref = current.object()['$ref'];
    if (typeof ref !== 'string') return current;
    if (seen.has(ref)) {
      current.report(`the reference ${ref} leads back to itself`);
      return new Location(current.document, current.pointer, {});
    }
    seen.add(ref);
    current = current.document.at(ref, current);
  }
}
