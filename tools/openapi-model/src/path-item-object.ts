import { warnOfUnknownMembers } from './known-members.ts';
import type { Location } from './location.ts';
import { httpMethods, type HttpMethod } from './operation-object.ts';
import { follow } from './reference-object.ts';

/** The operations of a path, with the objects that the path item is made of. */
export interface PathItem {
  readonly operations: readonly { readonly method: HttpMethod; readonly location: Location }[];
  /** Lists of parameters for all operations, the weakest first. */
  readonly parameters: readonly Location[];
  /** Servers for all operations. */
  readonly servers: Location;
}

/**
 * Reads a Path Item Object (OpenAPI 3.1 §4.8.9). What stands beside its `$ref` is added to what the reference leads to; where both
 * have a member, the standard leaves open which counts, and the one beside the `$ref` does, with a warning.
 */
export function readPathItem(entry: Location): PathItem {
  const target = follow(entry);
  const parts = target.pointer === entry.pointer && target.file === entry.file ? [entry] : [target, entry];
  for (const part of parts) warnOfUnknownMembers(part, 'Path Item Object');
  const [first, second] = parts;
  for (const name of second === undefined ? [] : Object.keys(second.object())) {
    if (name !== '$ref' && name !== 'parameters' && first?.member(name).value !== undefined) {
      second?.member(name).warn(`${name} is in the path item that $ref leads to as well; this one is used`);
    }
  }
  const last = (name: string): Location =>
    parts.map((part) => part.member(name)).findLast(({ value }) => value !== undefined) ?? entry.member(name);
  return {
    operations: httpMethods
      .map((method) => ({ method, location: last(method) }))
      .filter(({ location }) => location.value !== undefined),
    parameters: parts.map((part) => part.member('parameters')),
    servers: last('servers'),
  };
}
