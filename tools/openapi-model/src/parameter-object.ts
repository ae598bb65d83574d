import { readExamples, type Example } from './example-object.ts';
import type { Location } from './location.ts';
import { readContent, readSchema, type MediaType } from './media-type-object.ts';
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

const defaultStyle = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const;

/**
 * The parameters of an operation: those of the path item, replaced by those of the operation with the same name and
 * place (OpenAPI 3.1 §4.8.9). Header parameters named Accept, Content-Type or Authorization are ignored, as the
 * standard says.
 */
export function readParameters(ofPathItem: Location, ofOperation: Location): readonly Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const item of [...ofPathItem.items(), ...ofOperation.items()]) {
    const parameter = readParameter(follow(item));
    if (parameter !== undefined) byKey.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byKey.values()];
}

function readParameter(location: Location): Parameter | undefined {
  const name = location.member('name').string();
  const place = location.member('in').string();
  if (!isParameterIn(place)) {
    location.member('in').report(`expected path, query, header or cookie, got ${place}`);
    return undefined;
  }
  if (place === 'header' && /^(accept|content-type|authorization)$/i.test(name)) return undefined;
  const style = location.member('style').optionalString() ?? defaultStyle[place];
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
    content: readContent(location.member('content'))[0],
    examples: readExamples(location),
    pointer: location.pointer,
  };
}

function isParameterIn(place: string): place is ParameterIn {
  return Object.hasOwn(defaultStyle, place);
}
