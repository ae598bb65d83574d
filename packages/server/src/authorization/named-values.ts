import type { PlaceInRequest } from './operation-authorization.ts';

/** The parts of a request that may name something. */
export interface RequestParts {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/**
 * The texts at a place of a request, each once, in the order of the request: `users[].user_id` of the body gives the id of every user.
 * An item of a list that is a text itself counts as the member that is asked for, since DAS takes both forms of ids.
 *
 * @throws Error where something other than a text is there: what a request names must not be overlooked.
 */
export function namedValues(place: PlaceInRequest, request: RequestParts): readonly string[] {
  const steps = place.name.split('.').flatMap((name) => (name.endsWith('[]') ? [name.slice(0, -2), '[]'] : [name]));
  const found = steps.reduce<readonly unknown[]>(
    (values, step) => values.flatMap((value) => next(value, step)),
    [request[place.in]],
  );
  return [...new Set(found.map((value) => textAt(place, value)).filter((text) => text !== ''))];
}

function textAt(place: PlaceInRequest, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error(`The document names ${place.name} of ${place.in} as an id, and a request has something else there.`);
}

function next(value: unknown, step: string): readonly unknown[] {
  if (step === '[]') return Array.isArray(value) ? value : [];
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? [Reflect.get(value, step)] : [];
}
