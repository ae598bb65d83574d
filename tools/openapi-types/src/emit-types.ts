import type { Model } from '@opendas/openapi-model';
import { componentsType } from './components-type.ts';
import { indented } from './indentation.ts';
import { operationsType } from './operation-type.ts';
import { pathsType } from './paths-type.ts';

/** How types are written. */
export interface EmitTypesOptions {
  /** The document that the types are made from, as the first line names it. */
  readonly source: string;
  /** Whether members and arrays are `readonly`, as with `--immutable` of openapi-typescript. Not, if left out. */
  readonly immutable?: boolean;
}

/**
 * The text of `types.d.ts`: the operations and schemas of a document as TypeScript types, in the shape that
 * openapi-typescript 7 writes. Equal models give equal texts. It compiles from TypeScript 5.4 on and imports nothing.
 *
 * @example
 * ```ts
 * import { loadModel } from '@opendas/openapi-model';
 * import { emitTypes } from '@opendas/openapi-types';
 *
 * const text = emitTypes(loadModel('openapi.yaml'), { source: 'openapi.yaml' });
 * ```
 */
export function emitTypes(model: Model, { source, immutable = false }: EmitTypesOptions): string {
  const components = componentsType(model.schemas, immutable);
  const text = [
    `// Made by openapi-types from ${source.replaceAll(/\s+/g, ' ')}. Do not edit: change the document.\n`,
    pathsType(model.operations),
    'export type webhooks = Record<string, never>;\n',
    components.text,
    'export type $defs = Record<string, never>;\n',
    operationsType(model.operations, components),
  ].join('\n');
  return indented(text);
}
