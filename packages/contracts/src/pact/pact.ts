import type { ProviderState } from '@opendas/openapi-pact';
import { isObject, sortMembers, type Json } from './json.ts';

/** An interaction of a pact file (Pact Specification V4), as far as it is read here. */
export interface PactInteraction {
  readonly description: string;
  readonly providerStates?: readonly ProviderState[];
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: { readonly [name: string]: readonly string[] };
    readonly headers?: { readonly [name: string]: readonly string[] };
    readonly body?: { readonly content: Json };
  };
  readonly response: { readonly status: number };
}

/** A pact file (Pact Specification V4), as far as it is read here. */
export interface Pact {
  readonly interactions: readonly PactInteraction[];
}

/**
 * Reads a pact file.
 *
 * @throws Error where it is not a pact file of version 4.
 */
export function parsePact(text: string): Pact {
  const pact: unknown = JSON.parse(text);
  if (!isObject(pact) || !Array.isArray(pact['interactions']) || !isVersion4(pact['metadata'])) {
    throw new Error('The file is not a pact of specification version 4.');
  }
  // The library of Pact wrote it; what it holds was checked when the library read it.
  return pact as unknown as Pact;
}

function isVersion4(metadata: Json | undefined): boolean {
  const specification = isObject(metadata) ? metadata['pactSpecification'] : undefined;
  const version = isObject(specification) ? specification['version'] : undefined;
  return typeof version === 'string' && version.startsWith('4');
}

/**
 * The bytes of a pact file that depend on the contract alone: members and interactions in the order of their names, no
 * versions of the tools that wrote it.
 */
export function canonicalPact(text: string): string {
  const pact: unknown = JSON.parse(text);
  if (!isObject(pact)) throw new Error('The file is not a pact: expected an object.');
  const interactions = Array.isArray(pact['interactions']) ? (pact['interactions'] as readonly Json[]) : [];
  const canonical = sortMembers({
    ...pact,
    interactions: interactions.toSorted((first, second) => compareTexts(descriptionOf(first), descriptionOf(second))),
    metadata: { pactSpecification: { version: '4.0' } },
  });
  return `${JSON.stringify(canonical, null, 2)}\n`;
}

/** The description of an interaction; empty where it has none. */
export function descriptionOf(interaction: Json): string {
  const description = isObject(interaction) ? interaction['description'] : undefined;
  return typeof description === 'string' ? description : '';
}

function compareTexts(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
