import type { Operation } from '@opendas/openapi-model';
import { docComment } from './doc-comment.ts';
import { parametersType } from './parameters-type.ts';
import { propertyName } from './property-name.ts';
import { requestBodyType } from './request-body-type.ts';
import { responsesType } from './responses-type.ts';
import type { SchemaScope } from './schema-scope.ts';
import { exportedInterface, typeLiteral } from './type-literal.ts';

/** `export interface operations`: parameters, request body and responses of each operation, by `operationId`. */
export function operationsType(
  operations: readonly Operation[],
  { request, response }: { readonly request: SchemaScope; readonly response: SchemaScope },
): string {
  return exportedInterface(
    'operations',
    operations.map((operation) => ({
      key: propertyName(operation.operationId),
      type: typeLiteral([
        parametersType(operation.parameters, request),
        requestBodyType(operation.requestBody, request),
        responsesType(operation.responses, response),
      ]),
      comment: docComment(operation),
    })),
  );
}
