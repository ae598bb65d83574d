import { readExamples, type Example } from './example-object.ts';
import { warnOfUnknownMembers } from './known-members.ts';
import type { Location } from './location.ts';
import { readContent, readSchema, type MediaType } from './media-type-object.ts';
import { templateNames } from './path-template.ts';
import { follow } from './reference-object.ts';
import type { Schema } from './schema-object.ts';

/** Where a parameter stands in a request. */
export type ParameterIn = 'path' | 'query' | 'header' | 'cookie';

/** A parameter of an operation (OpenAPI 3.1 §4.8.12), with the defaults of the standard filled in. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterIn;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly schema: Schema | undefined;
  /** Set instead of `schema` where the parameter is serialised as a media type. */
  readonly content: MediaType | undefined;
  readonly examples: readonly Example[];
  readonly pointer: string;
}

/** The styles that a place knows, the default first (OpenAPI 3.1 §4.8.12.3). */
const styles: Readonly<Record<ParameterIn, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/**
 * The parameters of an operation: those of the path item, replaced by those of the operation with the same name and
 * place (OpenAPI 3.1 §4.8.9). Header parameters named Accept, Content-Type or Authorization are ignored, as the
 * standard says. Path parameters are those of the path template, whatever the document lists.
 */
export function readParameters(path: string, lists: readonly Location[], operation: Location): readonly Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const list of lists) {
    for (const [key, { parameter, location }] of parametersOf(list)) {
      if (parameter.in === 'path' && !path.includes(`{${parameter.name}}`)) {
        location.warn(`the path ${path} has no place for the path parameter ${parameter.name}; it is left out`);
      } else byKey.set(key, parameter);
    }
  }
  for (const name of templateNames(path)) {
    if (byKey.has(keyOf('path', name))) continue;
    operation.warn(`the path parameter ${name} is not described; it is taken as a string`);
    byKey.set(keyOf('path', name), undescribed(name, operation.pointer));
  }
  return [...byKey.values()];
}

interface Placed {
  readonly parameter: Parameter;
  readonly location: Location;
}

/** The parameters of one list by what tells them apart. */
function parametersOf(list: Location): ReadonlyMap<string, Placed> {
  const byKey = new Map<string, Placed>();
  for (const item of list.items()) {
    const location = follow(item);
    const parameter = readParameter(location);
    if (parameter === undefined) continue;
    const key = keyOf(parameter.in, parameter.name);
    if (byKey.has(key)) item.report(`the ${parameter.in} parameter ${parameter.name} is in the list twice`);
    byKey.set(key, { parameter, location });
  }
  return byKey;
}

/** Names of headers are the same in every case (RFC 9110 §5.1). */
function keyOf(place: ParameterIn, name: string): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function undescribed(name: string, pointer: string): Parameter {
  return {
    name,
    in: 'path',
    required: true,
    description: undefined,
    deprecated: false,
    style: 'simple',
    explode: false,
    allowReserved: false,
    schema: { type: 'string' },
    content: undefined,
    examples: [],
    pointer,
  };
}

function readParameter(location: Location): Parameter | undefined {
  warnOfUnknownMembers(location, 'Parameter Object');
  const name = location.member('name').string();
  const place = location.member('in').string();
  if (!isParameterIn(place)) {
    if (place !== '') location.member('in').report(`expected path, query, header or cookie, got ${place}`);
    return undefined;
  }
  if (place === 'header' && /^(accept|content-type|authorization)$/i.test(name)) return undefined;
  const style = readStyle(location.member('style'), place);
  return {
    name,
    in: place,
    required: place === 'path' || location.member('required').boolean(false),
    description: location.member('description').optionalString(),
    deprecated: location.member('deprecated').boolean(false),
    style,
    explode: location.member('explode').boolean(style === 'form'),
    allowReserved: location.member('allowReserved').boolean(false),
    schema: readSchema(location.member('schema')),
    content: readParameterContent(location),
    examples: readExamples(location),
    pointer: location.pointer,
  };
}

/** A parameter has either `schema` or `content`, and one media type in it (OpenAPI 3.1 §4.8.12.2). */
function readParameterContent(location: Location): MediaType | undefined {
  const content = location.member('content');
  const hasSchema = location.member('schema').value !== undefined;
  if (content.value === undefined) {
    if (!hasSchema) location.warn('neither schema nor content says what the parameter is; it may be anything');
    return undefined;
  }
  if (hasSchema) location.report('a parameter has either schema or content, not both');
  const [mediaType, ...others] = readContent(content);
  if (mediaType === undefined || others.length > 0) content.report('expected exactly one media type for a parameter');
  return mediaType;
}

function readStyle(location: Location, place: ParameterIn): string {
  const style = location.optionalString() ?? styles[place][0] ?? '';
  if (!styles[place].includes(style)) {
    location.report(`expected ${styles[place].join(', ')} for a ${place} parameter, got ${style}`);
  }
  return style;
}

function isParameterIn(place: string): place is ParameterIn {
  return Object.hasOwn(styles, place);
}
