import {
  DocumentError,
  appendToPointer,
  isJsonMediaType,
  type Model,
  type Operation,
  type ParameterIn,
  type Schema,
} from '@opendas/openapi-model';
import { checkableSchema } from './checkable-schema.ts';
import { literal } from './check/code-writer.ts';
import { identifiers } from './identifier.ts';
import { ModuleBuilder } from './module-builder.ts';
import { referenceLoops } from './reference-loops.ts';
import { referenceTo, schemaVariants, type Variant } from './schema-variants.ts';
import { unsupportedKeywords } from './supported-keywords.ts';

/** What the emitted files say about where they come from and stand on. */
export interface EmitOptions {
  /** Name of the document's file, for the first line. */
  readonly source: string;
  /** Module that exports the types of openapi-typescript: `components` and `operations`. */
  readonly types: string;
}

/** The emitted module: source text and declarations. */
export interface EmittedValidators {
  readonly javascript: string;
  readonly declarations: string;
  /** Names that the module exports. */
  readonly exports: readonly string[];
}

/**
 * A module with a validator for every component schema, and for the parameters, the JSON body and the JSON responses of every
 * operation. It imports nothing but the runtime beside it (`runtime/`). Equal models give equal bytes.
 *
 * @throws {@link DocumentError} that lists every keyword and reference that cannot be checked.
 */
export function emitValidators(model: Model, { source, types }: EmitOptions): EmittedValidators {
  refuseUnsupported(model);
  const variants = schemaVariants(
    new Map([...model.schemas].map(([name, schema]) => [name, checkableSchema(schema)] as const)),
  );
  const module = new ModuleBuilder(variants.schemas);
  const context: Context = { module, schema: (schema, variant) => variants.in(checkableSchema(schema), variant) };
  const names = identifiers(model.schemas.keys());
  const header = `// Made by openapi-validators from ${source}. Do not edit: change the document.\n`;
  const exports = [...names].map(([name, identifier]) => ({
    identifier,
    code: module.validator({ $ref: referenceTo(name) }),
    type: `Validator<components['schemas'][${literal(name)}]>`,
    name,
  }));
  const operations = model.operations.map((operation) => operationValidators(operation, context));
  const javascript = [
    header,
    module.text(),
    ...exports.map(({ identifier, code }) => `export const ${identifier} = ${code};\n`),
    `/** Every component schema by its name. */\nexport const schemas = {\n${exports.map(({ name, identifier }) => `  ${literal(name)}: ${identifier},`).join('\n')}\n};\n`,
    `/** Every operation by its operationId. */\nexport const operations = {\n${operations.map(({ code }) => code).join('\n')}\n};\n`,
  ].join('\n');
  const declarations = [
    header,
    `import type { components, operations as Operations } from ${literal(types)};\nimport type { Validator } from './runtime/validator.js';\n`,
    ...exports.map(({ identifier, type }) => `export declare const ${identifier}: ${type};`),
    `\n/** Every component schema by its name. */\nexport declare const schemas: {\n${exports.map(({ name, type }) => `  readonly ${literal(name)}: ${type};`).join('\n')}\n};\n`,
    `/** Every operation by its operationId. */\nexport declare const operations: {\n${operations.map(({ declaration }) => declaration).join('\n')}\n};\n`,
  ].join('\n');
  return {
    javascript,
    declarations,
    exports: [...exports.map(({ identifier }) => identifier), 'schemas', 'operations'],
  };
}

function refuseUnsupported(model: Model): void {
  const names = new Set(model.schemas.keys());
  const places: (readonly [Schema | undefined, string])[] = [...model.schemas].map(([name, schema]) => [
    schema,
    appendToPointer('#/components/schemas', name),
  ]);
  for (const { parameters, requestBody, responses } of model.operations) {
    for (const { schema, pointer } of parameters) places.push([schema, appendToPointer(pointer, 'schema')]);
    for (const { schema, pointer } of [
      ...(requestBody?.content ?? []),
      ...responses.flatMap(({ content }) => content),
    ]) {
      places.push([schema, appendToPointer(pointer, 'schema')]);
    }
  }
  const problems = places.flatMap(([schema, pointer]) =>
    schema === undefined ? [] : unsupportedKeywords(schema, pointer, names),
  );
  // A parameter or response that several operations share is reported once.
  const unique = new Map(problems.map((problem) => [`${problem.pointer} ${problem.message}`, problem]));
  const all = [...unique.values(), ...referenceLoops(model.schemas)];
  if (all.length > 0) throw new DocumentError(all);
}

interface Emitted {
  readonly code: string;
  readonly declaration: string;
}

/** What the validators of operations are made with. */
interface Context {
  readonly module: ModuleBuilder;
  /** A schema of the document as requests or responses have it. */
  readonly schema: (schema: Schema, variant: Variant) => Schema;
}

function operationValidators(operation: Operation, context: Context): Emitted {
  const { module } = context;
  const id = literal(operation.operationId);
  const type = `Operations[${id}]`;
  const body = requestBodyOf(operation, context);
  const responses = operation.responses.flatMap(({ status, content, extensions }) => {
    const json = content.find(({ mediaType }) => isJsonMediaType(mediaType));
    if (json?.schema === undefined) return [];
    const optional = extensions['x-body-optional'] === true;
    const schema = context.schema(json.schema, 'response');
    const key = /^\d+$/.test(status) ? status : literal(status);
    const bodyType = `${type}['responses'][${key}]['content'][${literal(json.mediaType)}]`;
    return [
      {
        code: `${literal(status)}: ${optional ? module.optional(schema) : module.validator(schema)}`,
        declaration: `readonly ${literal(status)}: Validator<${bodyType}${optional ? ' | undefined' : ''}>`,
      },
    ];
  });
  const list = (key: keyof Emitted): string => responses.map((entry) => entry[key]).join(key === 'code' ? ', ' : '; ');
  return {
    code: `  ${id}: { parameters: ${module.validator(context.schema(parametersSchema(operation), 'request'))}, requestBody: ${body.code}, responses: { ${list('code')} } },`,
    declaration: `  readonly ${id}: { readonly parameters: Validator<Pick<${type}['parameters'], ${parameterTypeKeys(operation)}>>; readonly requestBody: ${body.declaration}; readonly responses: { ${list('declaration')} } };`,
  };
}

function requestBodyOf({ operationId, requestBody }: Operation, { module, schema }: Context): Emitted {
  const json = requestBody?.content.find(({ mediaType }) => isJsonMediaType(mediaType));
  if (requestBody === undefined || json?.schema === undefined) return { code: 'undefined', declaration: 'undefined' };
  const body = `NonNullable<Operations[${literal(operationId)}]['requestBody']>['content'][${literal(json.mediaType)}]`;
  return requestBody.required
    ? { code: module.validator(schema(json.schema, 'request')), declaration: `Validator<${body}>` }
    : { code: module.optional(schema(json.schema, 'request')), declaration: `Validator<${body} | undefined>` };
}

const places: readonly ParameterIn[] = ['path', 'query', 'header'];

/** The parameters of an operation as one object: `{path: {…}, query: {…}, header: {…}}`, as text where the schema says text. */
function parametersSchema({ parameters }: Operation): Schema {
  const groups = places
    .map((place) => [place, parameters.filter((parameter) => parameter.in === place)] as const)
    .filter(([, group]) => group.length > 0);
  const required = groups.filter(([, group]) => group.some((parameter) => parameter.required)).map(([place]) => place);
  return {
    type: 'object',
    required,
    properties: Object.fromEntries(
      groups.map(([place, group]) => [
        place,
        {
          type: 'object',
          required: group.filter((parameter) => parameter.required).map(({ name }) => name),
          properties: Object.fromEntries(group.map(({ name, schema }) => [name, schema ?? true])),
        },
      ]),
    ),
  };
}

function parameterTypeKeys({ parameters }: Operation): string {
  const used = places.filter((place) => parameters.some((parameter) => parameter.in === place));
  return used.length === 0 ? 'never' : used.map((place) => literal(place)).join(' | ');
}
