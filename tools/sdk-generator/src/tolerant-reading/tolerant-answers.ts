import { isObject, pointerTokens, type Json, type JsonObject } from '@opendas/openapi-model';
import { changeAll, everythingIn, without, type Held, type Kind } from '../openapi-30/object-kinds.ts';

/** Keywords that make a reader refuse an answer of a newer server, where it could go on. */
const limits = [
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'multipleOf',
];
const scalars: ReadonlySet<Json> = new Set(['string', 'integer', 'number', 'boolean']);

/**
 * A document of OpenAPI 3.0 whose answers are read tolerantly: schemas that only answers have lose enumerations, patterns and limits,
 * those that only errors have also lose `required`, and errors with a status that no operation lists are read like those that are listed.
 * What requests must look like does not change.
 */
export function tolerantAnswers(document: JsonObject): JsonObject {
  const uses = referencesByUse(document);
  const relaxed = changeAll({ kind: 'document', value: document, place: '' }, (held) => {
    const { kind, value, place } = held;
    if (kind === 'operation' && isObject(value)) return withDefaultResponse(value);
    if (kind !== 'schema' || !isObject(value)) return value;
    const use = useOf(place, uses);
    if (use === 'request') return value;
    return relax(inlineScalar(value, document, uses), use);
  });
  return isObject(relaxed) ? relaxed : document;
}

type Use = 'request' | 'answer' | 'error';

/** Pointers to the components that each use can reach. */
type References = Readonly<Record<Use, ReadonlySet<string>>>;

function referencesByUse(document: JsonObject): References {
  const everything = everythingIn({ kind: 'document', value: document, place: '' });
  const starts: Record<Use, Held[]> = { request: [], answer: [], error: [] };
  for (const held of everything) {
    if (!held.place.startsWith('/paths/')) continue;
    if (held.kind === 'response') starts[isErrorResponse(held.place) ? 'error' : 'answer'].push(held);
    else if (held.kind === 'parameter' || held.kind === 'request body') starts.request.push(held);
  }
  return {
    request: reachable(starts.request, document),
    answer: reachable(starts.answer, document),
    error: reachable(starts.error, document),
  };
}

function reachable(starts: readonly Held[], document: JsonObject): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...starts];
  for (let held = open.pop(); held !== undefined; held = open.pop()) {
    for (const { value } of everythingIn(held)) {
      const reference = isObject(value) ? value['$ref'] : undefined;
      if (typeof reference !== 'string' || found.has(reference)) continue;
      found.add(reference);
      open.push({ kind: kindOf(reference), value: resolve(reference, document), place: reference.slice(1) });
    }
  }
  return found;
}

/** The strictest use of a schema, by where it stands. */
function useOf(place: string, uses: References): Use {
  const tokens = pointerTokens(place) ?? [];
  if (tokens[0] === 'components') {
    const reference = `#/${place.split('/').slice(1, 4).join('/')}`;
    if (uses.request.has(reference)) return 'request';
    if (uses.answer.has(reference)) return 'answer';
    return uses.error.has(reference) ? 'error' : 'request';
  }
  if (!tokens.includes('responses')) return 'request';
  return isErrorResponse(place) ? 'error' : 'answer';
}

function isErrorResponse(place: string): boolean {
  const tokens = pointerTokens(place) ?? [];
  const status = tokens[tokens.indexOf('responses') + 1] ?? '';
  return status === 'default' || /^[45]/.test(status);
}

function relax(schema: JsonObject, use: Use): JsonObject {
  return without(schema, use === 'error' ? [...limits, 'required'] : limits);
}

/** A reference from an answer to a text or number that requests use too, as the type alone. */
function inlineScalar(schema: JsonObject, document: JsonObject, uses: References): JsonObject {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || !uses.request.has(reference)) return schema;
  const target = resolve(reference, document);
  if (!isObject(target) || !scalars.has(target['type'] ?? null)) return schema;
  return target;
}

/** `default` answers like the first error that is listed. */
function withDefaultResponse(operation: JsonObject): JsonObject {
  const responses = operation['responses'];
  if (!isObject(responses) || 'default' in responses) return operation;
  const status = Object.keys(responses).find((name) => /^[45]/.test(name));
  const response = status === undefined ? undefined : responses[status];
  return response === undefined ? operation : { ...operation, responses: { ...responses, default: response } };
}

const kinds: Readonly<Record<string, Kind>> = {
  schemas: 'schema',
  responses: 'response',
  parameters: 'parameter',
  requestBodies: 'request body',
  headers: 'header',
};

function kindOf(reference: string): Kind {
  return kinds[(pointerTokens(reference) ?? [])[1] ?? ''] ?? 'schema';
}

function resolve(reference: string, document: JsonObject): Json {
  return (pointerTokens(reference) ?? []).reduce<Json>(
    (value, token) => (isObject(value) ? (value[token] ?? null) : null),
    document,
  );
}
