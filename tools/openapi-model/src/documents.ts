import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DocumentError, type Problem } from './document-error.ts';
import type { Json } from './json.ts';
import { isObject } from './json.ts';
import { appendToPointer, pointerTokens } from './json-pointer.ts';
import { absoluteUri, findResources, type FileResources, type Resource } from './resource.ts';
import { memoryFile, problemAt, readSourceFile, type SourceFile } from './source-file.ts';

/** Where further files of a document may come from. Nothing is ever fetched. */
export interface DocumentOptions {
  /** Documents by absolute address, for references that lead there: `{ 'https://example.com/pet.json': {...} }`. Default: none. */
  readonly documents?: Readonly<Record<string, Json>>;
  /** Paths of local copies by absolute address, read when a reference leads there. Default: none. */
  readonly copies?: Readonly<Record<string, string>>;
  /** Whether references may lead to files outside the folder of the document. Default: false. */
  readonly allowOutside?: boolean;
}

/** What a reference leads to. */
export interface Target {
  readonly resource: Resource;
  /** Place in the file of the resource. */
  readonly pointer: string;
  readonly value: Json;
  /** Set where the reference names a `$dynamicAnchor`. */
  readonly dynamicAnchor: string | undefined;
}

/** The files of a document, read when a reference leads there. */
export class Documents {
  readonly entry: SourceFile;
  readonly problems: Problem[] = [];
  readonly #options: DocumentOptions;
  readonly #files = new Map<string, FileResources>();
  readonly #resources = new Map<string, Resource>();
  readonly #paths: string[] = [];
  readonly #copies: ReadonlyMap<string, string>;
  readonly #unreadable = new Map<string, string>();

  constructor(entry: SourceFile, options: DocumentOptions) {
    this.entry = entry;
    this.#options = options;
    this.#copies = new Map(Object.entries(options.copies ?? {}).map(([uri, path]) => [normalised(uri), path]));
    for (const [uri, value] of Object.entries(options.documents ?? {})) {
      this.#add(memoryFile(normalised(uri), uri, value));
    }
    this.#add(entry);
  }

  /** Paths of the files that were read, or should have been, besides the first. */
  get furtherFiles(): readonly string[] {
    return this.#paths;
  }

  /** The resource that is a whole file. */
  rootOf(file: SourceFile): Resource {
    return this.#files.get(file.uri)?.root ?? this.#add(file).root;
  }

  /** The resource that begins at a value of a file, if one does. */
  resourceAt(file: SourceFile, value: Json): Resource | undefined {
    return this.#files.get(file.uri)?.at.get(value);
  }

  /** What a reference leads to in a file that has been read or given; no other is read. */
  resolveKnown(reference: string, base: Resource): Target | undefined {
    const uri = absoluteUri(reference, base.uri)?.replace(/#$/, '');
    const resource = uri === undefined ? undefined : this.#resources.get(uri);
    return resource && { resource, pointer: resource.pointer, value: resource.value, dynamicAnchor: undefined };
  }

  /** What a reference in a resource leads to, or a sentence that says why it leads nowhere. */
  resolve(reference: string, base: Resource): Target | string {
    const hash = reference.indexOf('#');
    const address = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? '' : reference.slice(hash + 1);
    const resource = address === '' ? base : this.#resourceOf(address, base);
    if (typeof resource === 'string') return resource;
    const found =
      fragment === '' || fragment.startsWith('/') ? byPointer(this, resource, fragment) : byAnchor(resource, fragment);
    return found ?? `the reference ${reference} points to nothing`;
  }

  #resourceOf(address: string, base: Resource): Resource | string {
    const uri = absoluteUri(address, base.uri);
    if (uri === undefined) return `the reference ${address} is no address`;
    return this.#resources.get(uri) ?? this.#unreadable.get(uri) ?? this.#load(uri, address);
  }

  #load(uri: string, address: string): Resource | string {
    const copy = this.#copies.get(uri);
    if (copy !== undefined) return this.#read(copy, uri, address);
    if (!uri.startsWith('file:')) {
      return `the reference ${address} leads to ${uri}, and nothing is fetched; name a local copy (--document URL=FILE), or bundle the document into one file`;
    }
    const path = localPath(uri);
    if (path === undefined) return `the reference ${address} is no address of a local file`;
    if (this.#options.allowOutside !== true && !this.#isInside(path)) {
      return `the reference ${address} leads outside the folder of the document; allow that (--allow-outside), or move the file`;
    }
    return this.#read(path, uri, address);
  }

  #read(path: string, uri: string, address: string): Resource | string {
    this.#paths.push(path);
    try {
      const name = relative(process.cwd(), path);
      return this.#add(readSourceFile(path, uri, name)).root;
    } catch (error) {
      if (error instanceof DocumentError) this.problems.push(...error.problems);
      const reason = error instanceof DocumentError ? 'it is not valid' : String(error);
      const sentence = `the file that the reference ${address} leads to cannot be read: ${reason}`;
      // Its mistakes are said once, however many references lead there.
      this.#unreadable.set(uri, sentence);
      return sentence;
    }
  }

  /** Symbolic links count as what they lead to. */
  #isInside(path: string): boolean {
    if (!this.entry.uri.startsWith('file:') || !existsSync(path)) return this.entry.uri.startsWith('file:');
    const folder = dirname(realpathSync(fileURLToPath(this.entry.uri)));
    const way = relative(folder, realpathSync(path));
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }

  #add(file: SourceFile): FileResources {
    const resources = findResources(file);
    this.#files.set(file.uri, resources);
    for (const { pointer, message } of resources.repeated) this.problems.push(problemAt(file, pointer, message));
    for (const resource of resources.all) this.#resources.set(resource.uri, resource);
    // The file is found by its own address too, whatever any `$id` says.
    this.#resources.set(file.uri, resources.root);
    return resources;
  }
}

/** The path of a file address; `undefined` where it names another host, or has escapes that no path can have. */
function localPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** An address as references are resolved to it. */
function normalised(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).href : uri;
}

function byAnchor(resource: Resource, anchor: string): Target | undefined {
  const dynamic = resource.dynamicAnchors.get(anchor);
  const pointer = resource.anchors.get(anchor) ?? dynamic;
  if (pointer === undefined) return undefined;
  const value = valueAt(resource.file.root, pointer);
  return value === undefined
    ? undefined
    : { resource, pointer, value, dynamicAnchor: dynamic === undefined ? undefined : anchor };
}

/** A pointer is about the resource it is used on, and may lead into a resource within (JSON Schema Core §9.2.1). */
function byPointer(documents: Documents, base: Resource, fragment: string): Target | undefined {
  const tokens = pointerTokens(`#${fragment}`);
  if (tokens === undefined) return undefined;
  let resource = base;
  let value: Json | undefined = base.value;
  for (const token of tokens) {
    value = memberOf(value, token);
    if (value === undefined) return undefined;
    resource = documents.resourceAt(base.file, value) ?? resource;
  }
  return { resource, pointer: appendToPointer(base.pointer, ...tokens), value, dynamicAnchor: undefined };
}

/** The value at a JSON pointer. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  return pointerTokens(pointer)?.reduce<Json | undefined>(memberOf, root);
}

/** RFC 6901 §4: digits without leading zeros. */
const arrayIndex = /^(0|[1-9][0-9]*)$/;

/** The member or item of a value that a reference token names. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return arrayIndex.test(name) ? (value as readonly Json[])[Number(name)] : undefined;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
