import { objectOf, resolved, type DocumentObject } from './document.ts';

/** Which members a schema documents. Everything else is left out of requests and responses. */
export type DocumentedMembers =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, DocumentedMember> }
  | { readonly kind: 'array'; readonly items: DocumentedMembers }
  | { readonly kind: 'alternatives'; readonly alternatives: readonly DocumentedMembers[] }
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
  const alternatives = alternativesOf(object);
  if (alternatives !== undefined) return documentedAlternatives(root, alternatives, known);
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

/** The schemas of a schema that is nothing but a choice between them. */
function alternativesOf(schema: DocumentObject): readonly unknown[] | undefined {
  const choices = [schema['oneOf'], schema['anyOf']].filter((choice) => choice !== undefined);
  const [choice] = choices;
  if (choice === undefined) return undefined;
  const others = ['type', 'properties', 'items', ...unsupported].find((name) => name in schema);
  if (choices.length > 1 || others !== undefined || !Array.isArray(choice)) {
    throw new Error(
      `A schema of the document uses oneOf or anyOf beside ${others ?? 'each other'}, which packages/server/src/http/documented-members.ts does not know. Add it there.`,
    );
  }
  return choice;
}

/** @throws Error where two alternatives are of one kind: which of them a value is meant for could not be told. */
function documentedAlternatives(
  root: DocumentObject,
  schemas: readonly unknown[],
  known: Map<DocumentObject, DocumentedMembers>,
): DocumentedMembers {
  const alternatives = schemas.map((schema) => documentedMembers(root, schema, known));
  const kinds = new Set(alternatives.map(({ kind }) => kind));
  if (kinds.size < alternatives.length || kinds.has('alternatives')) {
    throw new Error(
      'A schema of the document has two alternatives that are both objects, lists or scalars, which packages/server/src/http/documented-members.ts cannot tell apart.',
    );
  }
  if (schemas.some((schema) => isSecret(root, schema))) {
    throw new Error('A schema of the document has a secret as one alternative: mark the member that holds it instead.');
  }
  return { kind: 'alternatives', alternatives };
}

/** The alternative that a value of this kind is meant for. */
function alternativeOf(
  { alternatives }: Extract<DocumentedMembers, { kind: 'alternatives' }>,
  kind: DocumentedMembers['kind'],
): DocumentedMembers | undefined {
  return alternatives.find((alternative) => alternative.kind === kind);
}

function kindOf(value: unknown): DocumentedMembers['kind'] {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'object' && value !== null ? 'object' : 'scalar';
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
  if (documented.kind === 'alternatives') {
    const alternative = alternativeOf(documented, kindOf(value));
    return alternative === undefined ? undefined : pickDocumented(alternative, value, secrets);
  }
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
  if (documented.kind === 'alternatives') {
    const alternative = alternativeOf(documented, kindOfStep(step));
    return alternative !== undefined && mayBeRepeated(alternative, path);
  }
  if (step === undefined) return documented.kind === 'scalar';
  if (documented.kind === 'array') return typeof step === 'number' && mayBeRepeated(documented.items, rest);
  if (documented.kind !== 'object' || typeof step !== 'string') return false;
  const member = documented.members.get(step);
  return member !== undefined && !member.secret && mayBeRepeated(member.value, rest);
}

/** The kind of value that a step of a path leads into. */
function kindOfStep(step: string | number | undefined): DocumentedMembers['kind'] {
  if (step === undefined) return 'scalar';
  return typeof step === 'number' ? 'array' : 'object';
}
