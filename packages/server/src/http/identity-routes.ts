import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../directory/caller.ts';
import { authenticateRequest } from './authenticate-request.ts';
import { refuseEncodedBody } from './request-body.ts';
import { serverUrlOf } from './request-origin.ts';
import { ServiceError } from '../service-error.ts';
import type { Services } from '../services.ts';
import { inSpan } from '../tracing/request-spans.ts';
import { catalogAnswer, projectList, regionList } from '../iam/records.ts';

/** Largest body, in bytes. */
const bodyLimit = 65_536;

/** What a look-up answers. */
type LookUp = (request: FastifyRequest, caller: Caller, services: Services) => object | Promise<object>;

/** Look-ups of single clients (IAM3): the Node SDK tries regions, the Terraform provider reads the catalog. */
const lookUps: Readonly<Record<string, LookUp>> = {
  async '/v3/auth/projects'(request, caller, { iam }) {
    return projectList(serverUrlOf(request), '/v3/auth/projects', caller, await iam.projects(caller));
  },
  '/v3/regions': (request, _caller, { iam }) => regionList(serverUrlOf(request), iam.region),
  async '/v3/auth/catalog'(request, caller, { iam }) {
    const projects = await iam.projects(caller, iam.region);
    return catalogAnswer(serverUrlOf(request), iam.region, projects[0]);
  },
};

/**
 * Serves what single clients ask the identity service besides the operations that are in the document. They get on without these
 * answers, so that nobody should build on them.
 */
export function serveIam(app: FastifyInstance, services: () => Services): void {
  for (const [url, answer] of Object.entries(lookUps)) {
    app.route({
      method: 'GET',
      url,
      bodyLimit,
      preParsing: (request, _reply, payload) => authenticate(request, payload, services),
      handler: (request) => answer(request, callerOf(request), services()),
    });
  }
  app.route({
    method: 'POST',
    url: '/v3/projects',
    config: { isAlwaysRefused: true },
    bodyLimit,
    preParsing: (request, _reply, payload) => authenticate(request, payload, services),
    async handler() {
      throw new ServiceError(
        'notAuthorized',
        'Projects are made in the directory file of the server, not through the API.',
      );
    },
  });
}

async function authenticate(
  request: FastifyRequest,
  payload: Parameters<typeof authenticateRequest>[1],
  services: () => Services,
) {
  const known = await inSpan(request, 'authentication', () =>
    authenticateRequest(request, payload, undefined, services().authentication),
  );
  request.caller = known.caller;
  await services().rateLimiter.check(known.caller, request.routeOptions.url ?? '');
  refuseEncodedBody(request);
}

function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === undefined) throw new Error('A request without a caller reached a look-up.');
  return caller;
}
