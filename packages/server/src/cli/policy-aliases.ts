import { objectOf, type ApiDocument } from '../http/document.ts';

/** The aliases of actions, both in the words of the document; actions in lower case. */
export type AliasTable = ReadonlyMap<string, readonly string[]>;

/** Reads `x-authorization` of all operations. Operations with the same action bring their aliases together. */
export function aliasTable({ root }: Pick<ApiDocument, 'root'>): AliasTable {
  const table = new Map<string, readonly string[]>();
  for (const pathItem of Object.values(objectOf(root['paths']))) {
    for (const operation of Object.values(objectOf(pathItem))) {
      const { action, alias } = objectOf(objectOf(operation)['x-authorization']);
      if (typeof action !== 'string' || !Array.isArray(alias)) continue;
      const names = alias.filter((name) => typeof name === 'string');
      const key = action.toLowerCase();
      table.set(key, [...new Set([...(table.get(key) ?? []), ...names])]);
    }
  }
  return table;
}
