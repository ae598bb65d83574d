import type { Contract } from '@opendas/openapi-pact';
import { complaints, type OperationValidators } from '../consumer/validators.ts';
import { isObject, type Json } from '../pact/json.ts';
import { findTemplate } from '../pact/path-template.ts';
import type { Exchange } from './exchange.ts';
import { undocumentedMembers } from './undocumented-members.ts';

/** What answers are checked against. */
export interface DocumentCheckContext {
  readonly contract: Contract;
  /** The OpenAPI document, bundled. */
  readonly document: Json;
  readonly validators: Readonly<Record<string, OperationValidators>>;
}

/**
 * What the document has against an answer: a status or media type that it does not list, a body that its schema refuses, a member
 * that its schema does not name. Pact sees none of these where the interaction does not expect them.
 */
export function documentComplaints(exchange: Exchange, context: DocumentCheckContext): readonly string[] {
  const { contract, document, validators } = context;
  const method = exchange.method.toLowerCase();
  const operation = findTemplate(
    contract.coverage.filter((cell) => cell.method === method),
    exchange.path,
  );
  if (operation === undefined) return [`${exchange.method} ${exchange.path} is not in the document.`];
  const { operationId, path } = operation;
  const status = String(exchange.status);
  const what = `${operationId} answered ${status}`;
  const cells = contract.coverage.filter((cell) => cell.operationId === operationId && cell.status === status);
  if (cells.length === 0) return [`${what}, a status that the document does not list.`];
  const mediaType = exchange.contentType?.split(';')[0]?.trim().toLowerCase();
  if (exchange.responseBody === '') {
    const validator = validators[operationId]?.responses[status];
    const isAllowed = cells.some((cell) => cell.mediaType === undefined) || (validator?.is(undefined) ?? false);
    return isAllowed ? [] : [`${what} without a body.`];
  }
  if (!cells.some((cell) => cell.mediaType === mediaType)) {
    return [`${what} with the media type ${mediaType ?? '(none)'}, which the document does not list.`];
  }
  const validator = validators[operationId]?.responses[status];
  if (validator === undefined) return [`${what}, for which there is no validator.`];
  const body = parseJson(exchange.responseBody);
  if (body === undefined) return [`${what} with a body that is not JSON.`];
  const schema = responseSchema(document, { path, method, status, mediaType: mediaType ?? '' });
  return [
    ...complaints(validator, body).map((complaint) => `${what}: ${complaint}`),
    ...undocumentedMembers(schema, body, document).map(
      (place) => `${what} with the member ${place}, which the document does not have.`,
    ),
  ];
}

function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse gives JSON values only.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function responseSchema(
  document: Json,
  {
    path,
    method,
    status,
    mediaType,
  }: { readonly path: string; readonly method: string; readonly status: string; readonly mediaType: string },
): Json | undefined {
  const response = member(member(member(member(member(document, 'paths'), path), method), 'responses'), status);
  const ref = isObject(response) ? response['$ref'] : undefined;
  const resolved =
    typeof ref === 'string'
      ? ref
          .slice(2)
          .split('/')
          .reduce<Json | undefined>(
            (value, token) => member(value, token.replaceAll('~1', '/').replaceAll('~0', '~')),
            document,
          )
      : response;
  return member(member(member(resolved, 'content'), mediaType), 'schema');
}

function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
