import type { Model, Operation, Response } from '@opendas/openapi-model';
import { bodyOptionalResponses, isJsonOnly, requestMediaTypes, responseMediaTypes } from './body-table.ts';
import { literal, nonEmptyLiteral, objectLines, objectLiteral, statusList } from './literal.ts';
import { parameterStyles } from './parameter-styles.ts';
import { memberEncodingCode, parameterStyleCode } from './style-code.ts';

/** Literal of what the runtime beside the client (`client-runtime/`) has to know of an operation. What has its default is left out. */
export function ownDefinition(operation: Operation, model: Model): string {
  const { operationId, method, path } = operation;
  // A document that lists no response allows every one.
  const responses = operation.responses.length === 0 ? [{ status: 'default', content: [] }] : operation.responses;
  return objectLines([
    ['operationId', literal(operationId)],
    ['method', method === 'get' ? undefined : literal(method)],
    // Some documents tell operations of one path apart by a fragment, which is never sent (RFC 9110 §4.2.5).
    ['path', literal(path.replace(/#.*/s, ''))],
    ['parameters', parametersCode(operation)],
    ['requestBody', requestBodyCode(operation, model)],
    ['statuses', statusList(responses)],
    ['content', contentCode(responses, model)],
    ['optional', statusList(bodyOptionalResponses(operation))],
  ]);
}

function parametersCode(operation: Operation): string | undefined {
  return nonEmptyLiteral(
    [...parameterStyles(operation)].map(([place, names]) => [
      place,
      nonEmptyLiteral([...names].map(([name, style]) => [name, parameterStyleCode(place, style)])),
    ]),
  );
}

function requestBodyCode(operation: Operation, model: Model): string | undefined {
  if (operation.requestBody === undefined) return undefined;
  const mediaTypes = requestMediaTypes(operation, model);
  if (mediaTypes.length === 0) return 'bodies.refused';
  if (isJsonOnly(mediaTypes)) return 'bodies.jsonOnly';
  const writers = objectLiteral(mediaTypes.map(({ mediaType, kind }) => [mediaType, `bodies.${kind}`]));
  const encodings = nonEmptyLiteral(
    mediaTypes.map(({ mediaType, kind, encodings: members }) => [
      mediaType,
      nonEmptyLiteral([...members].map(([name, style]) => [name, memberEncodingCode(kind, style)])),
    ]),
  );
  return `/* @__PURE__ */ bodies.of(${encodings === undefined ? writers : `${writers}, ${encodings}`})`;
}

function contentCode(responses: readonly Pick<Response, 'status' | 'content'>[], model: Model): string | undefined {
  return nonEmptyLiteral(
    responses
      .filter(({ content }) => !isJsonOnly(content))
      .map((response) => [
        response.status,
        objectLiteral(responseMediaTypes(response, model).map(([mediaType, kind]) => [mediaType, `answers.${kind}`])),
      ]),
  );
}
