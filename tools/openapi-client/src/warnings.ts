import {
  isObject,
  mediaTypeEssence,
  type MediaType,
  type Model,
  type Operation,
  type Problem,
} from '@opendas/openapi-model';
import { sendsBody } from './body-table.ts';

/** What the functions of a document's operations cannot do, and where. Empty where all is well. */
export function clientWarnings(model: Model): readonly Problem[] {
  return model.operations.flatMap((operation) => [
    ...methodWarnings(operation),
    ...multipartWarnings(operation),
    ...serverWarnings(operation, model),
  ]);
}

/** What `fetch` refuses (Fetch §2.2.1, §5.4). */
function methodWarnings({ method, operationId, pointer, requestBody }: Operation): readonly Problem[] {
  if (method === 'trace') {
    return [{ pointer, message: `fetch sends no TRACE; calls of ${operationId} fail` }];
  }
  if (requestBody !== undefined && !sendsBody(method) && !requestBody.content.every(isEmptyForm)) {
    const message = `fetch sends no body with ${method.toUpperCase()}; calls of ${operationId} with a body fail`;
    return [{ pointer: requestBody.pointer, message }];
  }
  return [];
}

/** A form without members, which a generator of documents left on every operation. */
function isEmptyForm({ schema }: MediaType): boolean {
  if (typeof schema !== 'object' || schema['additionalProperties'] !== false) return false;
  const { properties = {} } = schema;
  return isObject(properties) && Object.keys(properties).length === 0;
}

function multipartWarnings({ requestBody }: Operation): readonly Problem[] {
  return (requestBody?.content ?? []).flatMap(({ mediaType, encoding, pointer }) => {
    const essence = mediaTypeEssence(mediaType);
    if (essence.startsWith('multipart/') && essence !== 'multipart/form-data') {
      return [{ pointer, message: `${mediaType} is not written part by part; the caller gives the whole body` }];
    }
    return Object.entries(encoding)
      .filter(([, member]) => essence === 'multipart/form-data' && isObject(member) && 'headers' in member)
      .map(([name]) => ({ pointer, message: `the headers of the part ${name} are not sent` }));
  });
}

/** A transport leads to one server. */
function serverWarnings({ operationId, pointer, servers: [own] }: Operation, { servers }: Model): readonly Problem[] {
  if (own === undefined || servers.some(({ url }) => url === own.url)) return [];
  const message = `${operationId} has a server of its own; call it with createTransport({ baseUrl: ${JSON.stringify(own.url)} })`;
  return [{ pointer, message }];
}
