import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json, Model, Schema } from '@opendas/openapi-model';

/** Says what is wrong with a value; nothing where it fits. */
export type SchemaCheck = (schema: Schema, value: Json) => readonly string[];

const documentId = 'urn:openapi:document';

/**
 * Checks values against schemas of a document (JSON Schema 2020-12). Formats are annotations, as the standard says
 * (Validation §7.2.1).
 */
export function createSchemaCheck(model: Model): SchemaCheck {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true, logger: false });
  ajv.addSchema({ $id: documentId, components: { schemas: Object.fromEntries(model.schemas) } });
  const compiled = new Map<Schema, ReturnType<typeof ajv.compile>>();
  return (schema, value) => {
    let validate = compiled.get(schema);
    if (validate === undefined) {
      validate = ajv.compile(withAbsoluteReferences(schema));
      compiled.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath === '' ? 'the value' : instancePath} ${message ?? 'is not valid'}`,
    );
  };
}

function withAbsoluteReferences(schema: Schema): Schema {
  // Copying JSON gives the same kind of JSON.
  return JSON.parse(JSON.stringify(schema), (key, value: Json) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${documentId}${value}` : value,
  ) as Schema;
}
