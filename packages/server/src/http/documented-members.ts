import { objectOf, resolved, type DocumentObject } from './document.ts';

/** Which members a schema documents. Everything else is left out of requests and responses. */
export type DocumentedMembers =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, DocumentedMember> }
  | { readonly kind: 'array'; readonly items: DocumentedMembers }
  | { readonly kind: 'scalar' };

/** A member of an object. */
export interface DocumentedMember {
  readonly value: DocumentedMembers;
  /** `x-secret` or `writeOnly` in the document: never in a response, message or log. */
  readonly secret: boolean;
}

/** Keywords under which a schema could document members in other ways. None of them may be overlooked, so they are refused. */
const unsupported = [
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'additionalProperties',
  'patternProperties',
  'unevaluatedProperties',
  'prefixItems',
  'dependentSchemas',
  '$dynamicRef',
];

/**
 * The members that a schema documents.
 *
 * @throws Error at start where the schema uses a keyword that this file does not know, so that a secret cannot leave by an oversight.
 */
export function documentedMembers(
  root: DocumentObject,
  schema: unknown,
  known: Map<DocumentObject, DocumentedMembers> = new Map(),
): DocumentedMembers {
  const object = resolved(root, schema);
  const before = known.get(object);
  if (before !== undefined) return before;
  const keyword = unsupported.find((name) => name in object && object[name] !== false);
  if (keyword !== undefined) {
    throw new Error(
      `A schema of the document uses ${keyword}, which packages/server/src/http/documented-members.ts does not know. Add it there.`,
    );
  }
  if (object['type'] === 'object') {
    const members = new Map<string, DocumentedMember>();
    const found: DocumentedMembers = { kind: 'object', members };
    // Known before its members are, so that a schema may contain itself.
    known.set(object, found);
    for (const [name, value] of Object.entries(objectOf(object['properties']))) {
      members.set(name, { value: documentedMembers(root, value, known), secret: isSecret(root, value) });
    }
    return found;
  }
  if (object['type'] === 'array') return { kind: 'array', items: documentedMembers(root, object['items'], known) };
  return { kind: 'scalar' };
}

function isSecret(root: DocumentObject, schema: unknown): boolean {
  return [objectOf(schema), resolved(root, schema)].some(
    (object) => object['x-secret'] === true || object['writeOnly'] === true,
  );
}

/**
 * A copy of a value with the documented members only.
 *
 * @param secrets - `keep` for requests, `drop` for responses.
 */
export function pickDocumented(documented: DocumentedMembers, value: unknown, secrets: 'keep' | 'drop'): unknown {
  if (documented.kind === 'array') {
    return Array.isArray(value)
      ? value.map((item: unknown) => pickDocumented(documented.items, item, secrets))
      : undefined;
  }
  if (documented.kind === 'object') {
    if (typeof value !== 'object' || value === null) return undefined;
    const picked: Record<string, unknown> = {};
    for (const [name, member] of documented.members) {
      if (member.secret && secrets === 'drop') continue;
      if (!Object.hasOwn(value, name)) continue;
      picked[name] = pickDocumented(member.value, Reflect.get(value, name), secrets);
    }
    return picked;
  }
  return typeof value === 'object' && value !== null ? undefined : value;
}

/** Whether a path leads through documented members only, none of which is a secret: only then may a message repeat the value. */
export function mayBeRepeated(documented: DocumentedMembers, path: readonly (string | number)[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return documented.kind === 'scalar';
  if (documented.kind === 'array') return typeof step === 'number' && mayBeRepeated(documented.items, rest);
  if (documented.kind !== 'object' || typeof step !== 'string') return false;
  const member = documented.members.get(step);
  return member !== undefined && !member.secret && mayBeRepeated(member.value, rest);
}
