import { isDeepStrictEqual } from 'node:util';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** How a call ended, in the eyes of its language. */
export interface Outcome {
  readonly status: number;
  /** Code of an error. */
  readonly code?: string;
  readonly requestId?: string;
  /** Header `X-Subject-Token`, where a call asks for a token. */
  readonly subjectToken?: string;
  /** What the typed model of the answer holds. */
  readonly body: Json;
}

/**
 * What is different in another outcome of the same call; nothing where they agree. Two outcomes of the reference say what changes
 * from call to call, such as new ids: there, only the kind of value is compared. Members that are null and members that are not there are the
 * same: most languages have one word for both.
 */
export function differences(reference: readonly [Outcome, Outcome], other: Outcome): readonly string[] {
  const [first, second] = reference.map(flatten) as [Flat, Flat];
  const got = flatten(other);
  return [...new Set([...first.keys(), ...got.keys()])].flatMap((place) => {
    const want = first.get(place);
    const is = got.get(place);
    const fixed = isDeepStrictEqual(want, second.get(place));
    if (fixed ? isDeepStrictEqual(want, is) : typeof want === typeof is) return [];
    return [`${place} is ${show(is)}, not ${fixed ? show(want) : `a ${typeof want} like ${show(want)}`}`];
  });
}

type Flat = ReadonlyMap<string, Json>;

/** Texts, numbers and truth values by their place; lists and objects by how many they hold. */
function flatten(outcome: Outcome): Flat {
  const flat = new Map<string, Json>();
  const { status, code, requestId, subjectToken, body } = outcome;
  add(flat, '', { status, code: code ?? null, requestId: requestId ?? null, subjectToken: subjectToken ?? null, body });
  return flat;
}

function add(flat: Map<string, Json>, place: string, value: Json): void {
  if (value === null) return;
  if (typeof value !== 'object') {
    flat.set(place, value);
    return;
  }
  if (Array.isArray(value)) flat.set(`${place}/length`, value.length);
  for (const [name, member] of Object.entries(value)) add(flat, `${place}/${name}`, member);
}

function show(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
