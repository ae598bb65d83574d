import { appendToPointer, isObject, type Json, type JsonObject } from '@opendas/openapi-model';

/** Kinds of objects of an OpenAPI document (OpenAPI 3.1.1 §4.8). */
export type Kind =
  | 'document'
  | 'info'
  | 'license'
  | 'server'
  | 'components'
  | 'path item'
  | 'operation'
  | 'parameter'
  | 'request body'
  | 'response'
  | 'header'
  | 'media type'
  | 'schema';

/** How a member holds objects: itself, in a list, or by name. */
type Holding = readonly ['one' | 'list' | 'map', Kind];

const serialised = { schema: ['one', 'schema'], content: ['map', 'media type'] } as const;
const operation = ['one', 'operation'] as const;
const schema = ['one', 'schema'] as const;
const schemas = ['list', 'schema'] as const;

/** What each kind of object holds, by member. */
const members: Readonly<Record<Kind, Readonly<Record<string, Holding>>>> = {
  document: {
    info: ['one', 'info'],
    servers: ['list', 'server'],
    paths: ['map', 'path item'],
    components: ['one', 'components'],
  },
  info: { license: ['one', 'license'] },
  license: {},
  server: {},
  components: {
    schemas: ['map', 'schema'],
    responses: ['map', 'response'],
    parameters: ['map', 'parameter'],
    requestBodies: ['map', 'request body'],
    headers: ['map', 'header'],
  },
  'path item': {
    servers: ['list', 'server'],
    parameters: ['list', 'parameter'],
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
  },
  operation: {
    servers: ['list', 'server'],
    parameters: ['list', 'parameter'],
    requestBody: ['one', 'request body'],
    responses: ['map', 'response'],
  },
  parameter: serialised,
  'request body': { content: ['map', 'media type'] },
  response: { headers: ['map', 'header'], content: ['map', 'media type'] },
  header: serialised,
  'media type': { schema },
  schema: {
    properties: ['map', 'schema'],
    items: schema,
    additionalProperties: schema,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: schema,
  },
};

/** An object with the objects that it holds directly. */
export interface Held {
  readonly kind: Kind;
  readonly value: Json;
  /** JSON pointer. */
  readonly place: string;
}

/** Changes one object; what it holds comes later. */
export type Change = (held: Held) => Json;

/** Changes an object and then, in what came out of it, everything that it holds. */
export function changeAll({ kind, value, place }: Held, change: Change): Json {
  const changed = change({ kind, value, place });
  if (!isObject(changed)) return changed;
  const within = (held: Held) => changeAll(held, change);
  return mapObject(changed, (member, name) => {
    const holding = members[kind][name];
    return holding === undefined ? member : changeMember(member, holding, appendToPointer(place, name), within);
  });
}

/** Everything that an object holds, at any depth, itself first. References are not followed. */
export function everythingIn(held: Held): readonly Held[] {
  const found: Held[] = [];
  changeAll(held, (each) => {
    found.push(each);
    return each.value;
  });
  return found;
}

function changeMember(member: Json, [shape, kind]: Holding, place: string, change: Change): Json {
  if (shape === 'one') return change({ kind, value: member, place });
  if (Array.isArray(member)) {
    return member.map((value: Json, index) => change({ kind, value, place: appendToPointer(place, String(index)) }));
  }
  if (!isObject(member)) return member;
  return mapObject(member, (value, name) => change({ kind, value, place: appendToPointer(place, name) }));
}

/** An object with every member changed. */
function mapObject(object: JsonObject, change: (member: Json, name: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, change(member, name)]));
}

/** An object without some members. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
