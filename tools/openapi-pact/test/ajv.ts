import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import type { Json, Schema } from '@opendas/openapi-model';

const documentId = 'urn:openapi:document';

/** Another implementation of JSON Schema, formats included, for what the own one says of samples. */
export function createAjvCheck(
  schemas: ReadonlyMap<string, Schema>,
): (schema: Schema, value: Json) => string | undefined {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    inlineRefs: false,
    ownProperties: true,
    validateSchema: false,
  });
  addFormats(ajv);
  const document = { $id: documentId, components: { schemas: Object.fromEntries(schemas) } };
  ajv.addSchema(withAbsoluteReferences(document) as object);
  return (schema, value) => {
    const validate = ajv.compile(withAbsoluteReferences(schema) as object);
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  };
}

// Its types say that the module itself is the function.
const addFormats = formats.default as unknown as (ajv: Ajv2020) => void;

/** Empty enums, which Ajv does not compile, allow nothing. */
function withAbsoluteReferences(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) => {
    if (key === '$ref' && typeof part === 'string' && part.startsWith('#')) return `${documentId}${part}`;
    return key === 'enum' && Array.isArray(part) && part.length === 0 ? [documentId] : part;
  }) as unknown;
}
