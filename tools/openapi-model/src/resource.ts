import { isObject, type Json } from './json.ts';
import { appendToPointer } from './json-pointer.ts';
import type { SourceFile } from './source-file.ts';

/** A schema resource (JSON Schema Core §4.3.5): what references without a scheme or path are relative to. A whole file is one. */
export interface Resource {
  readonly uri: string;
  readonly file: SourceFile;
  /** Place of the resource in the file. */
  readonly pointer: string;
  readonly value: Json;
  /** Pointers in the file by `$anchor` and `$dynamicAnchor` (Core §8.2.2). */
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: Map<string, string>;
}

/** The resources of a file: the file itself and every schema with `$id`. */
export interface FileResources {
  readonly root: Resource;
  readonly all: readonly Resource[];
  /** Names that are given twice, and say nothing therefore. */
  readonly repeated: readonly { readonly pointer: string; readonly message: string }[];
  /** The resource that begins at an object. */
  readonly at: ReadonlyMap<Json, Resource>;
}

/** Members whose values are data: an `$id` in there identifies nothing. */
const dataMembers: ReadonlySet<string> = new Set([
  'const',
  'default',
  'enum',
  'example',
  'examples',
  'value',
  'mapping',
]);
/** Members whose names are data, not keywords. */
const mapMembers: ReadonlySet<string> = new Set([
  '$defs',
  'definitions',
  'dependentSchemas',
  'patternProperties',
  'properties',
  'schemas',
]);

/** Finds the resources and anchors of a file. */
export function findResources(file: SourceFile): FileResources {
  const newResource = (uri: string, pointer: string, value: Json): Resource => ({
    uri,
    file,
    pointer,
    value,
    anchors: new Map(),
    dynamicAnchors: new Map(),
  });
  const rootId = identifierOf(file.root, file.uri);
  const root = newResource(rootId ?? file.uri, '#', file.root);
  const all = [root];
  const at = new Map<Json, Resource>([[file.root, root]]);
  const path: (string | number)[] = [];
  const repeated: { readonly pointer: string; readonly message: string }[] = [];
  const here = (): string => appendToPointer('#', ...path);
  const name = (anchors: Map<string, string>, keyword: string, anchor: Json | undefined): void => {
    if (typeof anchor !== 'string') return;
    const other = anchors.get(anchor);
    if (other !== undefined) {
      repeated.push({ pointer: here(), message: `the ${keyword} ${anchor} is taken by ${other}` });
    }
    anchors.set(anchor, here());
  };

  const visit = (value: Json, above: Resource, namesAreData: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, item] of (value as readonly Json[]).entries()) step(index, item, above, false);
      return;
    }
    const object = value as { readonly [name: string]: Json };
    const resource = namesAreData ? above : enter(object, above);
    for (const [key, member] of Object.entries(object)) {
      if (!namesAreData && (dataMembers.has(key) || key.startsWith('x-'))) continue;
      step(key, member, resource, !namesAreData && mapMembers.has(key));
    }
  };
  const step = (token: string | number, value: Json, above: Resource, namesAreData: boolean): void => {
    if (typeof value !== 'object') return;
    path.push(token);
    visit(value, above, namesAreData);
    path.pop();
  };
  const enter = (object: { readonly [name: string]: Json }, above: Resource): Resource => {
    let resource = above;
    const id = object === file.root ? undefined : identifierOf(object, above.uri);
    if (id !== undefined) {
      const other = all.find(({ uri }) => uri === id);
      if (other !== undefined)
        repeated.push({ pointer: here(), message: `the $id ${id} is taken by ${other.pointer}` });
      resource = newResource(id, here(), object);
      all.push(resource);
      at.set(object, resource);
    }
    const { $anchor, $dynamicAnchor } = object;
    name(resource.anchors, '$anchor', $anchor);
    name(resource.dynamicAnchors, '$dynamicAnchor', $dynamicAnchor);
    return resource;
  };
  if (file.mayNameSchemas) visit(file.root, root, false);
  return { root, all, repeated, at };
}

/** The absolute `$id` of a schema, without an empty fragment; `undefined` where there is none, or it cannot be resolved. */
function identifierOf(value: Json, base: string): string | undefined {
  const id = isObject(value) ? value['$id'] : undefined;
  if (typeof id !== 'string') return undefined;
  return absoluteUri(id, base)?.replace(/#$/, '');
}

/** A reference resolved against a base (RFC 3986 §5); `undefined` where that gives no address. */
export function absoluteUri(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}
