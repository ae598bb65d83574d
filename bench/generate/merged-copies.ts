interface Document {
  readonly paths: Readonly<Record<string, object>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly tags?: unknown;
}

/**
 * One document with several copies of another: in each copy, components, paths and operations have names of their own,
 * so that nothing is shared and twice the copies are twice the work.
 */
export function mergedCopies(document: Document, count: number): Document {
  const copies = Array.from({ length: count }, (_, index) => renamedCopy(document, index + 1));
  const kinds = Object.keys(document.components);
  return {
    ...document,
    paths: Object.assign({}, ...copies.map(({ paths }) => paths)) as Document['paths'],
    components: Object.fromEntries(
      kinds.map((kind) => [kind, Object.assign({}, ...copies.map(({ components }) => components[kind])) as object]),
    ) as Document['components'],
  };
}

function renamedCopy(document: Document, number: number): Pick<Document, 'paths' | 'components'> {
  const suffix = `Copy${number}`;
  // A security scheme is named by the members of `security`, and one for all copies is enough.
  const renamed = (kind: string, name: string): string => (kind === 'securitySchemes' ? name : name + suffix);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replace(/^(#\/components\/(?!securitySchemes\/)\w+\/[^/]+)/u, `$1${suffix}`);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        name === 'operationId' && typeof member === 'string' ? member + suffix : walk(member),
      ]),
    );
  };
  const paths = Object.entries(document.paths).map(([path, item]) => [`/copy-${number}${path}`, walk(item)]);
  const components = Object.entries(document.components).map(([kind, entries]) => [
    kind,
    Object.fromEntries(Object.entries(entries).map(([name, entry]) => [renamed(kind, name), walk(entry)])),
  ]);
  return {
    paths: Object.fromEntries(paths) as Document['paths'],
    components: Object.fromEntries(components) as Document['components'],
  };
}
