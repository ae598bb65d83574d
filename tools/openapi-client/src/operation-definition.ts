import type { Model, Operation } from '@opendas/openapi-model';
import { isBodyOptional, isJsonOnly, requestMediaTypes, responseMediaTypes } from './body-table.ts';
import { literal, nonEmptyLiteral, objectLines, statusList } from './literal.ts';
import { pagingOf } from './paging.ts';
import { parameterStyles, type Style } from './parameter-styles.ts';

/**
 * Literal of what a runtime of the caller has to know of an operation, in the words of OpenAPI. What has its default is left out:
 * parameters in the default style of their place, and bodies in `application/json`.
 */
export function operationDefinition(operation: Operation, model: Model): string {
  const { operationId, method, path, responses } = operation;
  const bodies = requestMediaTypes(operation, model);
  const paging = pagingOf(operation, model);
  return objectLines([
    ['operationId', literal(operationId)],
    ['method', literal(method)],
    ['path', literal(path)],
    ['parameters', nonEmptyLiteral([...parameterStyles(operation)].map(([place, names]) => [place, words(names)]))],
    [
      'requestBody',
      isJsonOnly(bodies) ? undefined : nonEmptyLiteral(bodies.map(({ mediaType, kind }) => [mediaType, literal(kind)])),
    ],
    ['encoding', nonEmptyLiteral(bodies.map(({ mediaType, encodings }) => [mediaType, words(encodings)]))],
    ['statuses', statusList(responses) ?? '[]'],
    [
      'content',
      nonEmptyLiteral(
        responses
          .filter(({ content }) => content.length > 0 && !isJsonOnly(content))
          .map((response) => [response.status, literal(Object.fromEntries(responseMediaTypes(response, model)))]),
      ),
    ],
    ['optional', statusList(responses.filter((response) => response.content.length === 0 || isBodyOptional(response)))],
    ['paging', paging && JSON.stringify(paging)],
  ]);
}

function words(styles: ReadonlyMap<string, Style>): string | undefined {
  return nonEmptyLiteral([...styles].map(([name, style]) => [name, literal(style)]));
}
