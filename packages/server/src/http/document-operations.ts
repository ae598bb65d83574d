import type { OperationId } from '@opendas/types';
import { operationAuthorization, type OperationAuthorization } from '../authorization/operation-authorization.ts';
import { objectOf, resolved, type DocumentObject } from './document.ts';
import { documentedMembers, type DocumentedMembers } from './documented-members.ts';
import type { QueryParameterType } from './query.ts';

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What routing and validation need to know of an operation of the document. */
export interface DocumentOperation {
  readonly operationId: OperationId;
  /** In upper case. */
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  /** Whether it changes nothing: a GET, or what the document says so of (`x-reads-only`). */
  readonly onlyReads: boolean;
  /** The action that a policy allows (`x-authorization`), for example `das:connection:createShareConnections`. */
  readonly action: string | undefined;
  /** For example `/v3/{project_id}/connections`. */
  readonly path: string;
  readonly pathParameters: ReadonlySet<string>;
  readonly queryParameters: ReadonlyMap<string, QueryParameterType>;
  /** As the document spells them. */
  readonly headerParameters: ReadonlySet<string>;
  /** `undefined` where the operation takes no body. */
  readonly requestBody: DocumentedMembers | undefined;
  /** Whether a request without a body is refused. */
  readonly isBodyRequired: boolean;
  /** Whether anybody may call it (`security: []`). */
  readonly isPublic: boolean;
  /** The status of an answer that is no error. */
  readonly successStatus: number;
  /** What the caller must be allowed; `undefined` where everybody may call it, or everybody who is known (`x-authorization: none`). */
  readonly authorization: OperationAuthorization | undefined;
  /** Body of each documented status; `undefined` where it has none. */
  readonly responses: ReadonlyMap<number, DocumentedMembers | undefined>;
}

/** The operations of the document, in its order. */
export function documentOperations(root: DocumentObject): readonly DocumentOperation[] {
  return Object.entries(objectOf(root['paths'])).flatMap(([path, value]) => {
    const pathItem = objectOf(value);
    return methods.flatMap((method) => {
      const operation = objectOf(pathItem[method]);
      // The types are generated from this very document: its operationIds are OperationId.
      const operationId = operation['operationId'] as OperationId | undefined;
      return operationId === undefined ? [] : [describe(root, path, method, pathItem, operation, operationId)];
    });
  });
}

function describe(
  root: DocumentObject,
  path: string,
  method: (typeof methods)[number],
  pathItem: DocumentObject,
  operation: DocumentObject,
  operationId: OperationId,
): DocumentOperation {
  const parameters = [pathItem['parameters'], operation['parameters']]
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .map((parameter) => resolved(root, parameter));
  const named = (place: string): ReadonlySet<string> =>
    new Set(parameters.filter((parameter) => parameter['in'] === place).map((parameter) => String(parameter['name'])));
  const requestBody = operation['requestBody'];
  const needsNothing = isPublic(operation) || operation['x-authorization'] === 'none';
  return {
    operationId,
    // The upper case of a member of `methods`.
    method: method.toUpperCase() as DocumentOperation['method'],
    onlyReads: method === 'get' || operation['x-reads-only'] === true,
    action: actionOf(operation),
    path,
    pathParameters: named('path'),
    queryParameters: new Map(
      parameters
        .filter((parameter) => parameter['in'] === 'query')
        .map((parameter) => [String(parameter['name']), queryParameterType(root, parameter['schema'])]),
    ),
    headerParameters: named('header'),
    requestBody: requestBody === undefined ? undefined : jsonMembers(root, requestBody),
    isBodyRequired: resolved(root, requestBody)['required'] === true,
    isPublic: isPublic(operation),
    successStatus: successStatus(operationId, operation),
    authorization: needsNothing ? undefined : operationAuthorization(operationId, operation['x-authorization']),
    responses: new Map(
      Object.entries(objectOf(operation['responses'])).map(
        ([status, response]) => [Number(status), jsonMembers(root, response)] as const,
      ),
    ),
  };
}

/** @throws Error at start where there is not exactly one. */
function successStatus(operationId: OperationId, operation: DocumentObject): number {
  const [status, ...others] = Object.keys(objectOf(operation['responses'])).filter((key) => /^2\d\d$/.test(key));
  if (status === undefined || others.length > 0) {
    throw new Error(`Operation ${operationId} of the document needs exactly one status of success.`);
  }
  return Number(status);
}

function queryParameterType(root: DocumentObject, schema: unknown): QueryParameterType {
  return resolved(root, schema)['type'] === 'integer' ? 'integer' : 'text';
}

function isPublic({ security }: DocumentObject): boolean {
  return Array.isArray(security) && security.length === 0;
}

function jsonMembers(root: DocumentObject, value: unknown): DocumentedMembers | undefined {
  const media = objectOf(objectOf(resolved(root, value)['content'])['application/json']);
  return media['schema'] === undefined ? undefined : documentedMembers(root, media['schema']);
}

function actionOf(operation: DocumentObject): string | undefined {
  const { action } = objectOf(operation['x-authorization']);
  return typeof action === 'string' ? action : undefined;
}
