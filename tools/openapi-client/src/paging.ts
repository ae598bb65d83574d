import {
  componentSchemaName,
  isJsonMediaType,
  isObject,
  type Model,
  type Operation,
  type Schema,
} from '@opendas/openapi-model';

/** How a list is read page by page. */
export interface Paging {
  /** Query parameter with the number of the page. */
  readonly page: string;
  /** Query parameter with the number of items on a page. */
  readonly size: string;
  /** Member of the response with the items. */
  readonly items: string;
}

/** Pairs of query parameters that mean page number and page size, in both spellings of DAS. */
const spellings = [
  ['cur_page', 'per_page'],
  ['curpage', 'perpage'],
] as const;

/** How an operation is read page by page; `undefined` where it has no such parameters, or not exactly one list in its response. */
export function pagingOf(operation: Operation, model: Model): Paging | undefined {
  const query = new Set(operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  const [page, size] = spellings.find((names) => names.every((name) => query.has(name))) ?? [];
  const lists = listMembers(successSchema(operation), model);
  const [items] = lists;
  if (page === undefined || size === undefined || items === undefined || lists.length > 1) return undefined;
  return { page, size, items };
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

/** The schema behind references to component schemas; an empty one where they lead nowhere or in a circle. */
function resolve(schema: Schema | undefined, model: Model, seen: readonly string[] = []): Exclude<Schema, boolean> {
  if (typeof schema !== 'object') return {};
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  if (seen.includes(ref)) return {};
  return resolve(model.schemas.get(componentSchemaName(ref) ?? ''), model, [...seen, ref]);
}
