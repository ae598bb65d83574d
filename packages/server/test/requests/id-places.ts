import { randomBytes, randomUUID } from 'node:crypto';
import { objectOf, resolved } from '../../src/http/document.ts';
import { document, type ExampleRequest, type RequestPath, type RequestValues } from './example-requests.ts';

/** What an id names. */
export type IdKind = 'project' | 'connection' | 'instance' | 'node' | 'user' | 'dbUser';

/** A place of a request that holds an id, or several with commas between them. */
export interface IdPlace {
  readonly path: RequestPath;
  readonly kind: IdKind;
  readonly value: string;
}

/** Names of parameters and members that hold ids; a new one is refused until it is here. */
const kinds: readonly (readonly [name: RegExp, kind: IdKind])[] = [
  [/^project_id$/, 'project'],
  [/^(connection|shared_conn)_ids?$/, 'connection'],
  [/^instance_ids?$/, 'instance'],
  [/^node_ids?$/, 'node'],
  [/^db_user_ids?$/, 'dbUser'],
  [/^(shared_)?user_ids?$/, 'user'],
];

/**
 * Every place of a request that holds an id.
 *
 * @throws Error for a name like that of an id, which the table above does not have.
 */
export function idPlaces({ values, schemas }: Pick<ExampleRequest, 'values' | 'schemas'>): readonly IdPlace[] {
  return [
    ...schemas.parameters.flatMap(({ in: place, name, schema }) =>
      places([place, name], name, schema, values[place][name]),
    ),
    ...places(['body'], 'body', schemas.body, values.body),
  ];
}

/** The kind of id that a name stands for; `undefined` for other names. */
export function knownIdKind(name: string): IdKind | undefined {
  return kinds.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * The kind of id that a name in a request stands for; `undefined` for other names.
 *
 * @throws Error for a name like that of an id, which the table does not have.
 */
export function idKindOf(name: string): IdKind | undefined {
  const kind = knownIdKind(name);
  if (
    kind === undefined &&
    /(^|_)ids?$/.test(name) &&
    // The identity service names everything `id`.
    !['id', 'request_id', 'operation_id', 'execute_id', 'message_id'].includes(name)
  ) {
    throw new Error(`${name} looks like an id. Add what it names to packages/server/test/requests/id-places.ts.`);
  }
  return kind;
}

function places(path: RequestPath, name: string, schema: unknown, value: unknown): readonly IdPlace[] {
  if (Array.isArray(value)) {
    const { items } = resolved(document.root, schema);
    return value.flatMap((item: unknown, index) => places([...path, index], name, items, item));
  }
  if (typeof value === 'object' && value !== null) {
    const properties = objectOf(resolved(document.root, schema)['properties']);
    return Object.entries(value).flatMap(([member, inner]) =>
      places([...path, member], member, properties[member], inner),
    );
  }
  const kind = idKindOf(name);
  return kind === undefined || typeof value !== 'string' || value === '' ? [] : [{ path, kind, value }];
}

/** A random id of the same form as another one. */
export function randomIdLike(id: string): string {
  if (id.includes(',')) return id.split(',').map(randomIdLike).join(',');
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return randomUUID();
  const digits = randomBytes(id.length).toString('hex');
  // What stands behind the 32 digits of an instance's id says which product it is.
  return id.length > 32 ? digits.slice(0, 32) + id.slice(32) : digits.slice(0, id.length);
}

/** The request with other values at some places. */
export function withValues(values: RequestValues, changes: ReadonlyMap<RequestPath, unknown>): RequestValues {
  const copy = structuredClone(values);
  for (const [path, value] of changes) {
    const parent = path.slice(0, -1).reduce<object>((object, step) => Object(Reflect.get(object, step)), copy);
    const last = path.at(-1);
    if (last !== undefined) Reflect.set(parent, last, value);
  }
  return copy;
}
