import { DocumentError, type Model, type Problem } from '@opendas/openapi-model';
import { checkableSchema } from './checkable-schema.ts';
import { literal } from './check/code-writer.ts';
import { documentSchemas } from './document-schemas.ts';
import type { Formats } from './formats.ts';
import { identifiers } from './identifier.ts';
import { ModuleBuilder } from './module-builder.ts';
import { emittedObject, operationValidators } from './operation-validators.ts';
import { patternWarnings } from './pattern-warnings.ts';
import { referenceLoops } from './reference-loops.ts';
import { referenceTo, schemaVariants } from './schema-variants.ts';

/** What the emitted files say about where they come from and stand on. */
export interface EmitOptions {
  /** Name of the document's file, for the first line. */
  readonly source: string;
  /** Module that exports the types of the document: `components` and `operations`, as openapi-typescript makes them. */
  readonly types: string;
  /** Whether the formats of JSON Schema are checked. Default: `annotation`, they are not (JSON Schema Validation §7.2.1). */
  readonly formats?: Formats;
}

/** The emitted module: source text and declarations. */
export interface EmittedValidators {
  readonly javascript: string;
  readonly declarations: string;
  /** Names that the module exports. */
  readonly exports: readonly string[];
  /** Patterns that are not checked, since JavaScript cannot read them, and patterns that can take very long. */
  readonly warnings: readonly Problem[];
}

/**
 * A module with a validator for every component schema, and for the parameters, the request body and the responses of every operation.
 * It imports nothing but the runtime beside it (`runtime/`). Equal models give equal bytes.
 *
 * @throws {@link DocumentError} that lists every schema whose check would never end, since it refers to itself for the same value.
 * @example
 * ```ts
 * const { javascript, declarations } = emitValidators(loadModel('openapi.yaml'), { source: 'openapi.yaml', types: './types.js' });
 * ```
 */
export function emitValidators(
  model: Model,
  { source, types, formats = 'annotation' }: EmitOptions,
): EmittedValidators {
  const loops = referenceLoops(model.schemas);
  if (loops.length > 0) throw new DocumentError(loops);
  const documented = documentSchemas(model);
  const checkable = checkableSchema(documented, model.schemas);
  const variants = schemaVariants(
    new Map([...model.schemas].map(([name, schema]) => [name, checkable(schema)] as const)),
  );
  const names = identifiers(model.schemas.keys());
  const module = new ModuleBuilder(variants.schemas, { formats, identifiers: names });
  const exports = [...names].map(([name, identifier]) => ({
    name,
    identifier,
    code: module.validator({ $ref: referenceTo(name) }),
    type: `Validator<components['schemas'][${literal(name)}]>`,
  }));
  const schemas = emittedObject(
    exports.map(({ name, identifier, type }) => [name, { code: identifier, type }] as const),
    '\n  ',
  );
  const operations = emittedObject(
    model.operations.map((operation) => [
      operation.operationId,
      operationValidators(operation, {
        module,
        schema: (schema, variant) => variants.in(checkable(schema), variant),
      }),
    ]),
    '\n  ',
  );
  const header = `// Made by openapi-validators from ${source}. Do not edit: change the document.\n`;
  const javascript = [
    header,
    ...module.lines(),
    ...exports.map(({ identifier, code }) => `export const ${identifier} = ${code};\n`),
    `/** Every component schema by its name. */\nexport const schemas = ${schemas.code};\n`,
    `/** Every operation by its operationId. */\nexport const operations = ${operations.code};\n`,
  ].join('\n');
  const declarations = [
    header,
    `import type { components, operations as Operations } from ${literal(types)};\nimport type { Validator } from './runtime/validator.js';\n`,
    ...exports.map(({ identifier, type }) => `export declare const ${identifier}: ${type};`),
    `\n/** Every component schema by its name. */\nexport declare const schemas: ${schemas.type};\n`,
    `/** Every operation by its operationId. */\nexport declare const operations: ${operations.type};\n`,
  ].join('\n');
  return {
    javascript,
    declarations,
    exports: [...exports.map(({ identifier }) => identifier), 'schemas', 'operations'],
    warnings: patternWarnings(documented),
  };
}
