import {
  componentSchemaName,
  isJsonMediaType,
  isObject,
  type Model,
  type Operation,
  type Schema,
} from '@opendas/openapi-model';

/** How a list is read part by part: by the number of a page, by how many items are before a part, or by what the part before says. */
export type Paging = {
  /** Query parameter with the number of items of a part. */
  readonly size: string;
  /** Member of the response with the items. */
  readonly items: string;
} & (
  | {
      /** Query parameter with the number of the page, from 1, in digits. */
      readonly page: string;
    }
  | {
      /** Query parameter with the number of items before the part. */
      readonly offset: string;
      /** Most items that a part may have; left out where the document does not say. */
      readonly largest?: number;
    }
  | {
      /** Query parameter that takes the response's member of the same name; without that member a part is the last one. */
      readonly next: string;
      /** As for an offset. */
      readonly largest?: number;
    }
);

/** Pairs of query parameters that mean page number and page size, in both spellings of DAS. */
const pageSpellings = [
  ['cur_page', 'per_page'],
  ['curpage', 'perpage'],
] as const;

/** How an operation is read part by part; `undefined` where it has no such parameters, or not exactly one list in its response. */
export function pagingOf(operation: Operation, model: Model): Paging | undefined {
  const query = new Map(
    operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name, schema }) => [name, schema]),
  );
  const response = successSchema(operation);
  const lists = listMembers(response, model);
  const [items] = lists;
  if (items === undefined || lists.length > 1) return undefined;
  const [page, size] = pageSpellings.find((names) => names.every((name) => query.has(name))) ?? [];
  if (page !== undefined && size !== undefined) return { page, size, items };
  if (!query.has('limit')) return undefined;
  const { maximum } = resolve(query.get('limit'), model);
  const limited = { size: 'limit', ...(typeof maximum === 'number' && { largest: maximum }), items };
  if (query.has('offset')) return { offset: 'offset', ...limited };
  return query.has('next') && hasMember(response, 'next', model) ? { next: 'next', ...limited } : undefined;
}

function successSchema({ responses }: Operation): Schema | undefined {
  const content = responses.find(({ status }) => status === '200')?.content ?? [];
  return content.find(({ mediaType }) => isJsonMediaType(mediaType))?.schema;
}

function listMembers(schema: Schema | undefined, model: Model): readonly string[] {
  const { properties } = resolve(schema, model);
  if (!isObject(properties)) return [];
  return Object.entries(properties)
    .filter(([, property]) => isObject(property) && resolve(property, model)['type'] === 'array')
    .map(([name]) => name);
}

function hasMember(schema: Schema | undefined, name: string, model: Model): boolean {
  const { properties } = resolve(schema, model);
  return isObject(properties) && Object.hasOwn(properties, name);
}

/** The schema behind references to component schemas; an empty one where they lead nowhere or in a circle. */
function resolve(schema: Schema | undefined, model: Model, seen: readonly string[] = []): Exclude<Schema, boolean> {
  if (typeof schema !== 'object') return {};
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  if (seen.includes(ref)) return {};
  return resolve(model.schemas.get(componentSchemaName(ref) ?? ''), model, [...seen, ref]);
}
