import { warnOfUnknownMembers } from './known-members.ts';
import type { Location } from './location.ts';
import { readParameters, type Parameter } from './parameter-object.ts';
import type { PathItem } from './path-item-object.ts';
import { readRequestBody, type RequestBody } from './request-body-object.ts';
import { readResponses, type Response } from './response-object.ts';
import { readSecurity, type SecurityRequirements } from './security-scheme-object.ts';
import { readServers, type Server } from './server-object.ts';
import { readExtensions, type SpecificationExtensions } from './specification-extensions.ts';

/** Methods that a Path Item Object can have (OpenAPI 3.1 §4.8.9). */
export const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** A method, in lower case as in the document. */
export type HttpMethod = (typeof httpMethods)[number];

/** One operation (OpenAPI 3.1 §4.8.10), with everything that its path item and the document add to it. */
export interface Operation {
  /** Unique. An operation without one gets it from method and path: `get /v3/{id}` is `get_v3_id`. */
  readonly operationId: string;
  readonly method: HttpMethod;
  /** Path template, for example `/v3/{project_id}/connections`. */
  readonly path: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** Where it can be reached: its own servers, else those of the path item, else those of the document. */
  readonly servers: readonly Server[];
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  readonly security: SecurityRequirements;
  readonly extensions: SpecificationExtensions;
  readonly pointer: string;
}

/** Where an operation stands. */
export interface OperationContext {
  readonly path: string;
  readonly method: HttpMethod;
  readonly location: Location;
  readonly pathItem: Pick<PathItem, 'parameters' | 'servers'>;
  /** What the document says for operations that say nothing. */
  readonly document: { readonly security: SecurityRequirements; readonly servers: readonly Server[] };
}

/** Reads the operation of one method of a path item; it may have no `operationId` yet. */
export function readOperation({
  path,
  method,
  location,
  pathItem,
  document,
}: OperationContext): Omit<Operation, 'operationId'> & { readonly operationId: string | undefined } {
  warnOfUnknownMembers(location, 'Operation Object');
  warnOfCallbacks(location.member('callbacks'));
  const servers = [location.member('servers'), pathItem.servers].find(({ value }) => value !== undefined);
  return {
    operationId: location.member('operationId').optionalString(),
    method,
    path,
    summary: location.member('summary').optionalString(),
    description: location.member('description').optionalString(),
    deprecated: location.member('deprecated').boolean(false),
    tags: location
      .member('tags')
      .items()
      .map((tag) => tag.string()),
    servers: servers === undefined ? document.servers : readServers(servers),
    parameters: readParameters(path, [...pathItem.parameters, location.member('parameters')], location),
    requestBody: readRequestBody(location.member('requestBody')),
    responses: readResponses(location.member('responses')),
    security: readSecurity(location.member('security'), document.security),
    extensions: readExtensions(location.object()),
    pointer: location.pointer,
  };
}

function warnOfCallbacks(callbacks: Location): void {
  const count = callbacks.value === undefined ? 0 : callbacks.members().length;
  if (count > 0) callbacks.warn(`callbacks are requests to the caller of the API; they are left out (${count})`);
}
