import {
  isJsonMediaType,
  preferredMediaType,
  type MediaType,
  type Operation,
  type Parameter,
  type ParameterIn,
  type Schema,
} from '@opendas/openapi-model';
import { literal, memberName } from './check/code-writer.ts';
import type { ModuleBuilder } from './module-builder.ts';
import type { Variant } from './schema-variants.ts';

/** What the validators of operations are made with. */
export interface OperationContext {
  readonly module: ModuleBuilder;
  /** A schema of the document as requests or responses have it. */
  readonly schema: (schema: Schema, variant: Variant) => Schema;
}

/** An expression of the emitted module, and the type of its value. */
export interface Emitted {
  readonly code: string;
  readonly type: string;
}

/** The validators of an operation: parameters, request body and responses, each body in its preferred media type, and the other media types beside. */
export function operationValidators(operation: Operation, context: OperationContext): Emitted {
  const type = `Operations[${literal(operation.operationId)}]`;
  const body = requestBody(operation, type, context);
  const bodies = operation.responses.map((response) => {
    const key = /^\d+$/.test(response.status) ? response.status : literal(response.status);
    const validators = bodyValidators(response.content, {
      context,
      variant: 'response',
      type: `${type}['responses'][${key}]['content']`,
      isOptional: response.extensions['x-body-optional'] === true,
    });
    return [response.status, validators] as const;
  });
  const several = [
    ...(body?.all === undefined ? [] : [['requestBody', body.all] as const]),
    ...objectOf(
      bodies.map(([status, found]) => [status, found?.all]),
      'responses',
    ),
  ];
  return emittedObject([
    ['parameters', parameterValidator(operation, type, context)],
    ['requestBody', body?.preferred ?? { code: 'undefined', type: 'undefined' }],
    ['responses', emittedObject(present(bodies.map(([status, found]) => [status, found?.preferred])))],
    ...(several.length === 0 ? [] : [['content', emittedObject(several)] as const]),
  ]);
}

type Member = readonly [name: string, value: Emitted];

function present(members: readonly (readonly [name: string, value: Emitted | undefined])[]): readonly Member[] {
  return members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** A member with an object of those that are there; none where none is. */
function objectOf(
  members: readonly (readonly [name: string, value: Emitted | undefined])[],
  name: string,
): readonly Member[] {
  const found = present(members);
  return found.length === 0 ? [] : [[name, emittedObject(found)]];
}

/** An object literal and its type. */
export function emittedObject(members: readonly Member[], separator = ' '): Emitted {
  if (members.length === 0) return { code: '{}', type: '{}' };
  const join = (entries: readonly string[], end: string): string =>
    `{${separator}${entries.join(`${end}${separator}`)}${end}${separator === ' ' ? ' ' : '\n'}}`;
  return {
    code: join(
      members.map(([name, { code }]) => `${memberName(name)}: ${code}`),
      ',',
    ),
    type: join(
      members.map(([name, { type }]) => `readonly ${literal(name)}: ${type}`),
      ';',
    ),
  };
}

/** How the validators of a body are made. */
interface BodyOptions {
  readonly context: OperationContext;
  readonly variant: Variant;
  /** The type of its `content`. */
  readonly type: string;
  readonly isOptional: boolean;
}

function requestBody(
  { requestBody: body }: Operation,
  type: string,
  context: OperationContext,
): ReturnType<typeof bodyValidators> {
  return (
    body &&
    bodyValidators(body.content, {
      context,
      variant: 'request',
      type: `NonNullable<${type}['requestBody']>['content']`,
      isOptional: !body.required,
    })
  );
}

/** The validator of the preferred media type, and those of all where there are several. */
function bodyValidators(
  content: readonly MediaType[],
  options: BodyOptions,
): { readonly preferred: Emitted; readonly all: Emitted | undefined } | undefined {
  const described = content.filter(({ schema }) => schema !== undefined);
  const preferred = preferredMediaType(described);
  if (preferred === undefined) return undefined;
  return {
    preferred: bodyValidator(preferred, options),
    all:
      described.length === 1
        ? undefined
        : emittedObject(described.map((entry) => [entry.mediaType, bodyValidator(entry, options)])),
  };
}

function bodyValidator(
  { mediaType, schema = true }: MediaType,
  { context: { module, schema: inVariant }, variant, type, isOptional }: BodyOptions,
): Emitted {
  const given = inVariant(schema, variant);
  const body = `${type}[${literal(mediaType)}]`;
  return isOptional
    ? { code: module.optional(given), type: `Validator<${body} | undefined>` }
    : { code: module.validator(given), type: `Validator<${body}>` };
}

const places: readonly ParameterIn[] = ['path', 'query', 'header', 'cookie'];

/** Checks the parameters of an operation as one object: `{path: {…}, query: {…}, header: {…}, cookie: {…}}`, as text where the schema says text. */
function parameterValidator({ parameters }: Operation, type: string, context: OperationContext): Emitted {
  const groups = places
    .map((place) => [place, parameters.filter((parameter) => parameter.in === place)] as const)
    .filter(([, group]) => group.length > 0);
  const schema: Schema = {
    type: 'object',
    required: groups.filter(([, group]) => group.some(({ required }) => required)).map(([place]) => place),
    properties: Object.fromEntries(groups.map(([place, group]) => [place, groupSchema(group)])),
  };
  const keys = groups.map(([place]) => literal(place)).join(' | ') || 'never';
  return {
    code: context.module.validator(context.schema(schema, 'request')),
    type: `Validator<Pick<${type}['parameters'], ${keys}>>`,
  };
}

function groupSchema(group: readonly Parameter[]): Schema {
  return {
    type: 'object',
    required: group.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(group.map((parameter) => [parameter.name, parameterSchema(parameter)])),
  };
}

/** Of a parameter in another media type than JSON, nothing is known but whether it is there. */
function parameterSchema({ schema, content }: Parameter): Schema {
  if (content === undefined) return schema ?? true;
  return isJsonMediaType(content.mediaType) ? (content.schema ?? true) : true;
}
