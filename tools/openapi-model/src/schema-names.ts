import { appendToPointer, pointerTokens } from './json-pointer.ts';
import type { SourceFile } from './source-file.ts';

/** The reference to a component schema. */
export function componentReference(name: string): string {
  return appendToPointer('#/components/schemas', name);
}

/** Gives schemas that are no component schemas of the document a name among them. */
export class SchemaNames {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /**
   * A name that is not taken, from the place of the schema: `Pet` for `pets.yaml#/components/schemas/Pet`, `Pet_properties_owner` for a
   * place within, `pet` for the file `pet.yaml`.
   */
  nameOf(file: SourceFile, pointer: string): string {
    const base = baseName(file, pointer);
    let name = base;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${base}_${count}`;
    this.#taken.add(name);
    return name;
  }
}

const containers: ReadonlySet<string> = new Set(['components', 'schemas', '$defs', 'definitions']);

function baseName(file: SourceFile, pointer: string): string {
  const tokens = (pointerTokens(pointer) ?? []).filter((token) => !containers.has(token) && token !== '');
  const words = tokens.length > 0 ? tokens : [fileName(file.uri)];
  return (
    words.map((word) => word.replaceAll(/[^\p{ID_Continue}]+/gu, '_').replaceAll(/^_+|_+$/g, '')).join('_') || 'schema'
  );
}

function fileName(uri: string): string {
  const last = uri.split('/').findLast((part) => part !== '') ?? '';
  const name = last.replace(/[?#].*$/, '').replace(/\.[A-Za-z]+$/, '');
  return /%(?![\dA-F]{2})/i.test(name) ? name : decodeURIComponent(name);
}
