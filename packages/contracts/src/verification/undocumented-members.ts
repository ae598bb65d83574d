import { isObject, type Json } from '../pact/json.ts';

/**
 * The members of a value that its schema does not name. JSON Schema allows them, and Pact does not look at them, but an answer
 * that has one tells its reader more than the document promises: a password, for example.
 *
 * A schema that says what other members are (`additionalProperties`) allows them.
 *
 * @param document - Where `#/…` references point to.
 * @returns Paths such as `das_conn_info.password`.
 */
export function undocumentedMembers(schema: Json | undefined, value: Json, document: Json): readonly string[] {
  return visit([schema], value, '', document);
}

function visit(schemas: readonly (Json | undefined)[], value: Json, path: string, document: Json): readonly string[] {
  const resolved = schemas.flatMap((schema) => resolve(schema, document, new Set()));
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item, index) =>
      visit(
        resolved.map((schema) => schema['items']),
        item,
        `${path}[${index}]`,
        document,
      ),
    );
  }
  if (!isObject(value)) return [];
  const open = resolved.some(
    (schema) => schema['additionalProperties'] !== undefined || schema['patternProperties'] !== undefined,
  );
  return Object.entries(value).flatMap(([name, member]) => {
    const place = path === '' ? name : `${path}.${name}`;
    const known = resolved.flatMap((schema) => {
      const properties = schema['properties'];
      return isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [];
    });
    if (known.length > 0) return visit(known, member, place, document);
    return open || resolved.length === 0 ? [] : [place];
  });
}

/** The schema with its reference followed, and every schema that it is put together from. */
function resolve(
  schema: Json | undefined,
  document: Json,
  seen: ReadonlySet<string>,
): readonly { readonly [keyword: string]: Json }[] {
  if (!isObject(schema)) return [];
  const ref = schema['$ref'];
  const referred =
    typeof ref === 'string' && !seen.has(ref) ? resolve(at(ref, document), document, new Set([...seen, ref])) : [];
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? (list as readonly Json[]).flatMap((part) => resolve(part, document, seen)) : [];
  });
  const own =
    typeof ref === 'string' && Object.keys(schema).every((keyword) => keyword === '$ref' || keyword === 'description')
      ? []
      : [schema];
  return [...own, ...referred, ...parts];
}

function at(ref: string, document: Json): Json | undefined {
  let value: Json | undefined = document;
  for (const token of ref.replace(/^#\/?/, '').split('/')) {
    const name = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    value = isObject(value) ? value[name] : undefined;
  }
  return value;
}
