import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createModel, isObject, type Json, type ModelOptions } from '@opendas/openapi-model';
import { emitValidators, outputFiles, writeFiles, type EmitOptions, type Validator } from '@opendas/openapi-validators';
import { collectIssues } from '../src/runtime/issue-collector.ts';
import { unevaluated } from '../src/runtime/unevaluated.ts';
import type { RuntimeSchema } from '../src/runtime/schema.ts';

/** The validators of the component schemas, as the emitted module exports them. */
export type Schemas = Readonly<Record<string, Validator<unknown>>>;

/** The document that has these component schemas and nothing else. */
export function documentOf(schemas: { readonly [name: string]: Json }): Json {
  return { openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths: {}, components: { schemas } };
}

/** Emits the validators of a document into a folder, loads them from there and gives their exports. */
export async function compile(
  document: Json,
  options: ModelOptions = {},
  emitOptions: Partial<EmitOptions> = {},
): Promise<{ readonly schemas: Schemas; readonly operations: Readonly<Record<string, OperationValidators>> }> {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-validators-'));
  try {
    writeFiles(
      folder,
      outputFiles(
        emitValidators(createModel(document, options), { source: 'test.json', types: './types.js', ...emitOptions }),
      ),
    );
    // The module was just emitted; its exports are these.
    return (await import(pathToFileURL(join(folder, 'index.js')).href)) as Awaited<ReturnType<typeof compile>>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The validators of one operation. */
export interface OperationValidators {
  readonly parameters: Validator<unknown>;
  readonly requestBody: Validator<unknown> | undefined;
  readonly responses: Readonly<Record<string, Validator<unknown>>>;
  /** By media type, where a body has several. */
  readonly content?: {
    readonly requestBody?: Schemas;
    readonly responses?: Readonly<Record<string, Schemas>>;
  };
}

/** Whether the second pass alone, without the compiled check before it, finds nothing. The schema has no references. */
export function fitsInSecondPass(schema: Json, value: unknown): boolean {
  return collectIssues(runtimeSchema(schema), value).length === 0;
}

/** A schema without references is one of the runtime, but for what is said of unevaluated values. */
function runtimeSchema(schema: Json): RuntimeSchema {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) =>
    isObject(value as Json) && ('unevaluatedItems' in (value as object) || 'unevaluatedProperties' in (value as object))
      ? { ...(value as object), unevaluated }
      : value,
  ) as RuntimeSchema;
}
