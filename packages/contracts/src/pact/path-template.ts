/** Whether a path is one of a path template: `/v3/{id}/users`. */
export function matchPath(template: string, path: string): boolean {
  const expected = template.split('/');
  const actual = path.split('/');
  return (
    expected.length === actual.length &&
    expected.every((segment, index) => isParameter(segment) || segment === actual[index])
  );
}

/**
 * The template that a path belongs to. A segment that is written out goes before a parameter (OpenAPI 3.1 §4.8.8.1).
 */
export function findTemplate<Entry extends { readonly path: string }>(
  entries: readonly Entry[],
  path: string,
): Entry | undefined {
  const matching = entries.filter((entry) => matchPath(entry.path, path));
  return matching.toSorted((first, second) => parameters(first.path) - parameters(second.path))[0];
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}');
}

function parameters(template: string): number {
  return template.split('/').filter(isParameter).length;
}
