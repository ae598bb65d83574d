/** A place in a request: the member `shared_conn_id` of the body, or `connection_ids[]` for every item of a list. */
export interface PlaceInRequest {
  readonly in: 'path' | 'query' | 'body';
  readonly name: string;
}

/** What an operation needs, from `x-authorization` of the document. */
export interface OperationAuthorization {
  /** For example `das:connection:createShareConnections`. */
  readonly action: string;
  /** Actions of roles and policies (v1.1) that also allow it. */
  readonly aliases: readonly string[];
  /** For example `connection`; `-` where the action has no resource. */
  readonly resourceType: string;
  /** Where the request names its resources; `undefined`: all of the type. */
  readonly resource: (PlaceInRequest & { readonly kind: ResourceKind }) | undefined;
  /** Where the request names the users whose accounts decide too (`das:TargetAccountId` and others). */
  readonly recipients: PlaceInRequest | undefined;
}

/** What an id in a request is the id of. */
export type ResourceKind = 'connection' | 'instance';

/** By the last name of a place. */
const kinds: Readonly<Record<string, ResourceKind>> = {
  connection_id: 'connection',
  connection_ids: 'connection',
  shared_conn_id: 'connection',
  instance_id: 'instance',
};

const action = /^[a-z0-9]+:[A-Za-z0-9]*:[A-Za-z0-9]+$/;

/**
 * Reads `x-authorization` of an operation.
 *
 * @throws Error at start, with what to do, where it is not as the server needs it.
 */
export function operationAuthorization(operationId: string, value: unknown): OperationAuthorization {
  const wrong = (what: string): Error =>
    new Error(`x-authorization of operation ${operationId}: ${what} See spec/README.md, Conventions.`);
  if (typeof value !== 'object' || value === null) {
    throw wrong('it is missing. Say which action the operation needs, or make it public with security: [].');
  }
  const member = (name: string): unknown => Reflect.get(value, name);
  const name = member('action');
  if (typeof name !== 'string' || !action.test(name)) throw wrong('action must be such as das:connection:modify.');
  const aliases: unknown = member('alias') ?? [];
  if (!isTextList(aliases)) throw wrong('alias must be a list of actions.');
  const resourceType = member('resourceType');
  if (typeof resourceType !== 'string') throw wrong('resourceType must be connection, instance or -.');
  const place = (memberName: string): PlaceInRequest | undefined => {
    const found = member(memberName);
    if (found === undefined) return undefined;
    const where: unknown = Reflect.get(Object(found), 'in');
    const what: unknown = Reflect.get(Object(found), 'name');
    if ((where !== 'path' && where !== 'query' && where !== 'body') || typeof what !== 'string') {
      throw wrong(`${memberName} must have in (path, query or body) and name.`);
    }
    return { in: where, name: what };
  };
  const resource = place('resource');
  const kind = resource === undefined ? undefined : kinds[lastName(resource.name)];
  if (resource !== undefined && kind === undefined) {
    throw wrong(`resource names ${resource.name}; known are ${Object.keys(kinds).join(', ')}.`);
  }
  const conditionKeys: unknown = member('conditionKeys') ?? [];
  const recipients = place('recipients');
  if (isTextList(conditionKeys) && conditionKeys.length > 0 && recipients === undefined) {
    throw wrong('it has conditionKeys: recipients must say where the request names the users.');
  }
  return {
    action: name,
    aliases,
    resourceType,
    resource: resource === undefined || kind === undefined ? undefined : { ...resource, kind },
    recipients,
  };
}

function lastName(name: string): string {
  return name.split('.').at(-1)?.replace('[]', '') ?? '';
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
