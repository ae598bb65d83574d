import type { FastifyRequest } from 'fastify';
import type { Caller } from '../directory/caller.ts';
import type { Services } from '../services.ts';
import { ServiceError } from '../service-error.ts';
import { originOf } from './request-origin.ts';

/** Statuses of a request that somebody who is known was not allowed to make. */
const denials: ReadonlySet<number> = new Set([401, 403]);
/** Status of a request over the rate limit, which is there to keep such requests from the database. */
const throttled = 429;

/**
 * Adds an answer to the audit trail where it tells of no change, which has an event already: denials, and every answer of an
 * operation that says so, but for those over the rate limit. A caller who is not known leaves no event: anybody could fill the trail.
 *
 * @throws ServiceError `databaseUnavailable`: then the request is answered with 503, as nothing happens without a trace.
 */
export async function auditAnswer(
  request: FastifyRequest,
  services: () => Services,
  answer: { readonly status: number; readonly error_code?: string },
  error?: unknown,
): Promise<void> {
  const { projectId, params, body } = request;
  if (answer.status === throttled) return;
  if (!denials.has(answer.status) && request.routeOptions.config.auditEveryAnswer !== true) return;
  const caller = request.caller ?? refusedCaller(request, error);
  if (caller === undefined) return;
  const instanceId = [member(params, 'instance_id'), member(body, 'instance_id')].find(isId);
  await services().audit.note(caller, projectId, {
    connection_ids: connectionIds(params, body),
    ...(instanceId !== undefined && { object_id: instanceId }),
    ...answer,
  });
}

/** The user whose token has expired, whose signature was wrong … */
function refusedCaller(request: FastifyRequest, error: unknown): Caller | undefined {
  const { operation } = request.routeOptions.config;
  if (!(error instanceof ServiceError) || error.refusedCaller === undefined || operation === undefined)
    return undefined;
  return { ...error.refusedCaller, origin: originOf(request, operation) };
}

/** The connections that a request names, each once; in a list as objects or as texts. */
function connectionIds(params: unknown, body: unknown): readonly string[] {
  const list = member(body, 'connection_ids');
  const listed = (Array.isArray(list) ? list : []).map((item: unknown) => member(item, 'connection_id') ?? item);
  const named = [member(params, 'connection_id'), member(body, 'shared_conn_id'), member(body, 'connection_id')];
  return [...new Set([...named, ...listed].filter(isId))];
}

/** Ids as the API has them; nothing else of a request that was not let through is kept. */
const id = /^[A-Za-z0-9-]{32,36}$/;

function isId(value: unknown): value is string {
  return typeof value === 'string' && id.test(value);
}

function member(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? Reflect.get(object, name)
    : undefined;
}
