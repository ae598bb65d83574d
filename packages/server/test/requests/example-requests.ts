import { documentOperations, type DocumentOperation } from '../../src/http/document-operations.ts';
import { objectOf, readDocument, resolved, type DocumentObject } from '../../src/http/document.ts';

/** A place of a request, from the outside in: `['body', 'users', 0, 'user_id']`, `['path', 'project_id']`. */
export type RequestPath = readonly (string | number)[];

/** The values of a request, by where they stand. */
export interface RequestValues {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  /** `undefined`: no body. */
  readonly body: unknown;
}

/** A provider state, with the parameters that an example gives it. */
export interface NamedState {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A request of an operation as one of the document's paired examples gives it. */
export interface ExampleRequest {
  readonly operation: DocumentOperation;
  /** Name of the example. */
  readonly key: string;
  /** The status of the response example of this name. */
  readonly status: number;
  /** The states in which the request gets that answer. */
  readonly states: readonly NamedState[];
  readonly values: RequestValues;
  readonly schemas: RequestSchemas;
}

/** Schemas of a request, not resolved. */
export interface RequestSchemas {
  readonly parameters: readonly {
    readonly in: 'path' | 'query' | 'header';
    readonly name: string;
    readonly required: boolean;
    readonly schema: unknown;
  }[];
  /** `undefined` where the operation takes no body. */
  readonly body: unknown;
}

/** The document, and its operations with their examples. */
export const document = readDocument();
const { root } = document;

/**
 * Every request that the document has an example for, in its order.
 *
 * @throws Error that names an operation without an example of a success, or without a value for a parameter.
 */
export function exampleRequests(): readonly ExampleRequest[] {
  return documentOperations(root).flatMap((operation) => {
    const description = objectOf(objectOf(objectOf(root['paths'])[operation.path])[operation.method.toLowerCase()]);
    const schemas = requestSchemas(operation);
    const states = objectOf(description['x-provider-states']);
    const statuses = statusesOfExamples(objectOf(description['responses']));
    const examples = Object.keys(states).flatMap((key) => {
      // A response without a body has no examples: it answers the requests that no other one answers.
      const status = statuses.get(key) ?? statuses.get(withoutBody);
      return status === undefined ? [] : [{ key, status }];
    });
    const requests = examples.map(({ key, status }) => ({
      operation,
      key,
      status,
      states: statesOf(states[key]),
      values: valuesOf(operation, description, key),
      schemas,
    }));
    if (!requests.some(succeeds)) {
      throw new Error(
        `${operation.operationId} has no example that is answered with ${operation.successStatus}. Add one to spec/paths.`,
      );
    }
    return requests;
  });
}

/** Whether a request is no error. */
export function succeeds({ operation, status }: Pick<ExampleRequest, 'operation' | 'status'>): boolean {
  return status === operation.successStatus;
}

const withoutBody = Symbol('response without a body');

function statusesOfExamples(responses: DocumentObject): ReadonlyMap<string | symbol, number> {
  return new Map(
    Object.entries(responses).flatMap(([status, response]): (readonly [string | symbol, number])[] =>
      'content' in resolved(root, response)
        ? Object.keys(objectOf(jsonOf(response)['examples'])).map((key) => [key, Number(status)])
        : [[withoutBody, Number(status)]],
    ),
  );
}

/** The schemas of what an operation takes. */
export function requestSchemas(operation: DocumentOperation): RequestSchemas {
  const pathItem = objectOf(objectOf(root['paths'])[operation.path]);
  const description = objectOf(pathItem[operation.method.toLowerCase()]);
  return {
    parameters: parametersOf(pathItem, description).map((parameter) => ({
      // OpenAPI has one more place, cookies, which this API does not use.
      in: String(parameter['in']) as 'path' | 'query' | 'header',
      name: String(parameter['name']),
      required: parameter['required'] === true,
      schema: parameter['schema'],
    })),
    body: jsonOf(description['requestBody'])['schema'],
  };
}

function valuesOf({ path, operationId }: DocumentOperation, description: DocumentObject, key: string): RequestValues {
  const values = {
    path: {} as Record<string, unknown>,
    query: {} as Record<string, unknown>,
    header: {} as Record<string, unknown>,
  };
  for (const parameter of parametersOf(objectOf(objectOf(root['paths'])[path]), description)) {
    const name = String(parameter['name']);
    const place = values[parameter['in'] as keyof typeof values];
    const examples = objectOf(parameter['examples']);
    const example = resolved(root, examples[key] ?? (parameter['required'] === true ? examples['default'] : undefined));
    if ('value' in example) place[name] = example['value'];
    else if ('example' in parameter) place[name] = parameter['example'];
    else if (parameter['required'] === true) {
      throw new Error(
        `${operationId} has no example "${key}" or "default" for its parameter ${name}. Add one to spec/.`,
      );
    }
  }
  const body = resolved(root, objectOf(jsonOf(description['requestBody'])['examples'])[key]);
  return { ...values, body: 'value' in body ? body['value'] : undefined };
}

function parametersOf(pathItem: DocumentObject, description: DocumentObject): readonly DocumentObject[] {
  return [pathItem['parameters'], description['parameters']]
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .map((parameter) => resolved(root, parameter));
}

function jsonOf(bodyOrResponse: unknown): DocumentObject {
  return objectOf(objectOf(resolved(root, bodyOrResponse)['content'])['application/json']);
}

function statesOf(list: unknown): readonly NamedState[] {
  return (Array.isArray(list) ? list : []).map((state: unknown) => ({
    name: String(objectOf(state)['name']),
    params: objectOf(objectOf(state)['params']),
  }));
}
