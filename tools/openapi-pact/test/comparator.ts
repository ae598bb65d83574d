import { readFileSync } from 'node:fs';
import * as comparatorModule from '@pactflow/openapi-pact-comparator';
import { isObject, type Json } from '@opendas/openapi-model';
import { parse } from 'yaml';

/** One thing that the comparator has to say. */
export interface Objection {
  readonly type: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  readonly mockDetails?: { readonly interactionDescription?: string | null; readonly location?: string };
}

/** The part of the comparator that is used here. */
interface ComparatorModule {
  readonly Comparator: new (documents: { readonly oas: object }) => { compare(pact: object): AsyncIterable<Objection> };
}

// Its types re-export this class by a path without an extension, which ECMAScript modules do not have.
const { Comparator } = comparatorModule as unknown as ComparatorModule;

/** What `@pactflow/openapi-pact-comparator` has against a pact, errors and warnings alike. It reads the document by itself. */
export async function objectionsTo(pact: object, file: string): Promise<readonly Objection[]> {
  const text = readFileSync(file, 'utf8');
  const document = withoutEmptyEnums((file.endsWith('.json') ? JSON.parse(text) : parse(text)) as Json) as object;
  const objections: Objection[] = [];
  for await (const objection of new Comparator({ oas: document }).compare(pact)) {
    if (objection.type !== 'info') objections.push(objection);
  }
  return objections;
}

/** The comparator ends with an error at `enum: []`, which is valid and allows nothing (JSON Schema Validation 2020-12 §6.1.2). */
function withoutEmptyEnums(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutEmptyEnums);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => !(name === 'enum' && Array.isArray(member) && member.length === 0))
      .map(([name, member]) => [name, withoutEmptyEnums(member)]),
  );
}
