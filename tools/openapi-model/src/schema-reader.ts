import { documentVersion, type Version } from './document-version.ts';
import { valueAt, type Target } from './documents.ts';
import { hasBooleanBounds, withNumericBounds } from './exclusive-bounds.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { wrongForm } from './keyword-forms.ts';
import { describe, type DocumentReader, Location } from './location.ts';
import { withNull } from './nullable.ts';
import type { Problem } from './document-error.ts';
import { appendToPointer, pointerTokens } from './json-pointer.ts';
import type { Resource } from './resource.ts';
import { problemPlace } from './source-file.ts';
import { annotationKeywords, assertionKeywords, structureKeywords, validationVocabulary } from './schema-keywords.ts';
import { componentReference, SchemaNames } from './schema-names.ts';
import type { Schema } from './schema-object.ts';

/** The outermost resource of the dynamic scope that has a `$dynamicAnchor`, by its name (JSON Schema Core §8.2.3.2). */
type DynamicScope = ReadonlyMap<string, Resource>;

interface Place {
  readonly location: Location;
  readonly resource: Resource;
  readonly scope: DynamicScope;
  /** Whether the metaschema has the validation vocabulary. */
  readonly validates: boolean;
  /** How many schemas this one stands within. */
  readonly depth: number;
}

/** Schemas within schemas that people write; generators go through them by recursion, and so does the compiler that reads the output. */
const deepestSchema = 256;

/**
 * Reads schemas as JSON Schema 2020-12 in which every reference is `#/components/schemas/Name`.
 *
 * What a reference leads to beyond the component schemas (places within schemas, other files, `$id`, anchors) gets a name among them.
 * A `$dynamicRef` depends on the way that led to it: the schemas on the way are told apart by what it would find, so that each of them
 * has plain references only.
 */
export class SchemaReader {
  readonly #reader: DocumentReader;
  readonly #version: Version;
  readonly #components: ReadonlyMap<string, Place>;
  readonly #names: SchemaNames;
  readonly #known = new Map<string, string>();
  readonly #queue: [name: string, place: Place][] = [];
  readonly #places = new Map<string, Place>();

  constructor(reader: DocumentReader, root: Location) {
    this.#reader = reader;
    this.#version = documentVersion(root);
    const entries = root.member('components').member('schemas').members();
    this.#names = new SchemaNames(entries.map(([name]) => name));
    for (const [name, location] of entries) this.#known.set(keyOf(this.#placeOf(location)), name);
    this.#components = new Map(
      entries.map(([name, location]) => [name, this.#behindAlias(name, this.#placeOf(location))]),
    );
  }

  /** The schema at a place, if there is one. Anything but an object, `true` or `false` is a problem. */
  read(location: Location): Schema | undefined {
    return location.value === undefined ? undefined : this.#read(this.#placeOf(location));
  }

  /** The component schemas in document order, then whatever else is referred to. To be called when all else has been read. */
  components(): ReadonlyMap<string, Schema> {
    const schemas = new Map<string, Schema>();
    for (const [name, place] of this.#components) {
      this.#places.set(name, place);
      schemas.set(name, this.#read(place));
    }
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const [name, place] = next;
      this.#places.set(name, place);
      schemas.set(name, this.#read(place));
    }
    return schemas;
  }

  /** Where something of a model stands in the files. */
  placeOf(pointer: string): Omit<Problem, 'message'> {
    const [components, schemas, name = '', ...rest] = pointerTokens(pointer) ?? [];
    const place = components === 'components' && schemas === 'schemas' ? this.#places.get(name) : undefined;
    const { entry } = this.#reader.documents;
    return place === undefined
      ? problemPlace(entry, pointer)
      : problemPlace(place.location.file, appendToPointer(place.location.pointer, ...rest));
  }

  #placeOf(location: Location): Place {
    const { documents } = this.#reader;
    const root = documents.rootOf(location.file);
    // A schema with an `$id` is the same place whether it is read where it stands or referred to.
    const resource =
      (location.value === undefined ? undefined : documents.resourceAt(location.file, location.value)) ?? root;
    return { location, resource, scope: enter(enter(new Map(), root), resource), validates: true, depth: 0 };
  }

  /** A component that is nothing but a reference to another file gives its name to what stands there. */
  #behindAlias(name: string, place: Place): Place {
    const { value } = place.location;
    const reference = isObject(value) && Object.keys(value).length === 1 ? value['$ref'] : undefined;
    if (typeof reference !== 'string' || reference.startsWith('#')) return place;
    const target = this.#reader.documents.resolve(reference, place.resource);
    if (typeof target === 'string') return place;
    const behind = this.#follow(target, place);
    const key = keyOf(behind);
    if (this.#known.has(key)) return place;
    this.#known.set(key, name);
    return behind;
  }

  #read(given: Place): Schema {
    const { location } = given;
    const { value } = location;
    if (typeof value === 'boolean') return value;
    if (!isObject(value)) {
      location.report(`expected a schema (an object, true or false), got ${describe(value ?? null)}`);
      return true;
    }
    if (given.depth > deepestSchema) {
      location.report(
        `schemas are nested more than ${deepestSchema} deep; give inner ones names in components.schemas`,
      );
      return true;
    }
    const place = this.#enterResource(given, value);
    const old = this.#version === '3.0';
    // Beside a reference, OpenAPI 3.0 ignores everything (§4.7.23).
    if (old && typeof value['$ref'] === 'string' && value['nullable'] === true) {
      location.warn('nullable says nothing beside $ref in OpenAPI 3.0; write allOf: [{ $ref }] beside it');
    }
    const source = old && typeof value['$ref'] === 'string' ? { $ref: value['$ref'] } : value;
    const result = this.#readKeywords(source, place);
    return source['nullable'] === true ? withNull(result) : result;
  }

  #readKeywords(given: JsonObject, place: Place): JsonObject {
    const { location, validates } = place;
    if (this.#version !== '3.0' && given['nullable'] !== undefined) {
      location.warn(
        'nullable is a keyword of OpenAPI 3.0; it is taken as it was meant there, write type: [..., "null"] instead',
      );
    }
    const hasOldBounds = hasBooleanBounds(given);
    if (hasOldBounds && this.#version !== '3.0') {
      location.warn(
        'exclusive bounds are numbers since OpenAPI 3.1; true and false are taken as they were meant in 3.0',
      );
    }
    const source = hasOldBounds ? withNumericBounds(given) : given;
    const result: { [keyword: string]: Json } = {};
    for (const keyword of Object.keys(source)) {
      const value = source[keyword] as Json;
      if (structureKeywords.has(keyword) || (!validates && validationVocabulary.has(keyword))) continue;
      const read = this.#readKeyword(keyword, value, place);
      if (read !== undefined) setMember(result, keyword, read);
    }
    return this.#withDynamicReference(source, result, place);
  }

  #readKeyword(keyword: string, value: Json, place: Place): Json | undefined {
    const location = place.location.member(keyword);
    if (keyword === '$ref') return this.#reference(value, location, place);
    if (keyword === '$dynamicRef') return undefined;
    if (keyword === 'discriminator') return this.#discriminator(value, location, place);
    const wrong = wrongForm(keyword, value);
    if (wrong !== undefined) {
      location.report(wrong);
      return undefined;
    }
    const holder = assertionKeywords.get(keyword);
    if (holder !== undefined && holder !== 'data') return this.#readHeld(holder, value, location, place);
    if (holder === 'data' || annotationKeywords.has(keyword) || keyword.startsWith('x-')) return value;
    if (keyword === '$recursiveRef' || keyword === '$recursiveAnchor') {
      location.report(
        `${keyword} is a keyword of draft 2019-09, not of 2020-12; use ${keyword === '$recursiveRef' ? '$dynamicRef' : '$dynamicAnchor'}`,
      );
      return undefined;
    }
    location.warn(`the keyword ${keyword} is not known and is ignored`);
    return undefined;
  }

  #readHeld(holder: 'schema' | 'list' | 'map', value: Json, location: Location, around: Place): Json {
    const place = { ...around, depth: around.depth + 1 };
    if (holder === 'schema') return this.#read({ ...place, location });
    if (Array.isArray(value))
      return value.map((_, index) => this.#read({ ...place, location: location.member(index) }));
    const schemas: { [name: string]: Json } = {};
    for (const [name, member] of location.members())
      setMember(schemas, name, this.#read({ ...place, location: member }));
    return schemas;
  }

  #withDynamicReference(source: JsonObject, result: JsonObject, place: Place): JsonObject {
    const { $dynamicRef: value } = source;
    if (value === undefined) return result;
    const reference = this.#reference(value, place.location.member('$dynamicRef'), place, true);
    if (reference === undefined) return result;
    if (result['$ref'] === undefined) return { ...result, $ref: reference };
    const { allOf } = result;
    return { ...result, allOf: [...(Array.isArray(allOf) ? (allOf as readonly Json[]) : []), { $ref: reference }] };
  }

  #reference(value: Json, location: Location, place: Place, isDynamic = false): string | undefined {
    if (typeof value !== 'string') {
      location.report(`expected a reference (a string), got ${describe(value)}`);
      return undefined;
    }
    const target = this.#reader.documents.resolve(value, place.resource);
    if (typeof target === 'string') {
      location.report(target);
      return undefined;
    }
    return componentReference(
      this.#nameOf(this.#follow(isDynamic ? dynamicTarget(target, place.scope) : target, place)),
    );
  }

  #follow({ resource, pointer, value }: Omit<Target, 'dynamicAnchor'>, { scope, validates }: Place): Place {
    const location = new Location(this.#reader, resource.file, pointer, value);
    return { location, resource, scope: enter(scope, resource), validates, depth: 0 };
  }

  #nameOf(place: Place): string {
    const key = keyOf(place);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = this.#names.nameOf(place.location.file, place.location.pointer);
    this.#known.set(key, name);
    this.#queue.push([name, place]);
    return name;
  }

  #enterResource(place: Place, value: JsonObject): Place {
    const { file } = place.location;
    const resource = typeof value['$id'] === 'string' ? this.#reader.documents.resourceAt(file, value) : undefined;
    const entered = resource === undefined ? place : { ...place, resource, scope: enter(place.scope, resource) };
    const { $schema } = value;
    if (typeof $schema !== 'string') return entered;
    return { ...entered, validates: this.#hasValidation($schema, entered) };
  }

  /** Whether the metaschema of a schema has the validation vocabulary; one that is not known has it. */
  #hasValidation(metaschema: string, { resource }: Place): boolean {
    const target = this.#reader.documents.resolveKnown(metaschema, resource);
    const vocabularies = isObject(target?.value) ? target.value['$vocabulary'] : undefined;
    return !isObject(vocabularies) || Object.keys(vocabularies).some((uri) => uri.endsWith('/vocab/validation'));
  }

  /** `mapping` values are names or references (OpenAPI 3.1 §4.8.25); they become references to component schemas. */
  #discriminator(value: Json, location: Location, place: Place): Json | undefined {
    if (!isObject(value) || typeof value['propertyName'] !== 'string') {
      location.report('expected a Discriminator Object with a propertyName');
      return undefined;
    }
    const { mapping } = value;
    if (!isObject(mapping)) return value;
    const entries = Object.entries(mapping).flatMap(([name, target]): readonly (readonly [string, Json])[] => {
      const at = location.member('mapping').member(name);
      if (typeof target === 'string' && this.#components.has(target)) return [[name, componentReference(target)]];
      const reference = this.#reference(target, at, place);
      return reference === undefined ? [] : [[name, reference]];
    });
    return { ...value, mapping: Object.fromEntries(entries) };
  }
}

function keyOf({ location, scope, validates }: Place): string {
  const dynamic = [...scope].map(([name, { uri }]) => `${name} ${uri}`).toSorted();
  return `${location.file.uri}${location.pointer} ${dynamic.join(' ')}${validates ? '' : ' without validation'}`;
}

function enter(scope: DynamicScope, resource: Resource): DynamicScope {
  if (resource.dynamicAnchors.size === 0) return scope;
  const added = [...resource.dynamicAnchors.keys()].filter((name) => !scope.has(name));
  return added.length === 0 ? scope : new Map([...scope, ...added.map((name) => [name, resource] as const)]);
}

function dynamicTarget(target: Target, scope: DynamicScope): Omit<Target, 'dynamicAnchor'> {
  const { dynamicAnchor: name } = target;
  const resource = name === undefined ? undefined : scope.get(name);
  const pointer = name === undefined ? undefined : resource?.dynamicAnchors.get(name);
  if (resource === undefined || pointer === undefined) return target;
  return { resource, pointer, value: valueAt(resource.file.root, pointer) ?? {} };
}

/** Sets a member whatever its name is: `__proto__` would set the prototype. */
function setMember(object: { [name: string]: Json }, name: string, value: Json): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}
