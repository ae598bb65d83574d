import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticateRequest } from '../http/authenticate-request.ts';
import { ServiceError } from '../service-error.ts';
import { parseQuery } from '../http/query.ts';
import { refuseEncodedBody } from '../http/request-body.ts';
import type { Caller, RequestOrigin } from '../directory/caller.ts';
import type { Services } from '../services.ts';
import { inRequestSpan, inSpan } from '../tracing/request-spans.ts';
import { readTokenRequest } from './read-token-request.ts';
import { catalogAnswer, domainList, projectList, regionList, tokenAnswer } from './records.ts';

/** Largest body, in bytes. */
const bodyLimit = 65_536;

/** What a look-up answers. */
type LookUp = (request: FastifyRequest, caller: Caller, services: Services) => object | Promise<object>;

/** The look-ups that the official SDKs and the Terraform provider send to the identity service (IAM3). */
const lookUps: Readonly<Record<string, LookUp>> = {
  '/v3/projects': listProjects,
  '/v3/auth/projects': listProjects,
  '/v3/auth/domains': (request, caller) => domainList(baseOf(request), caller),
  '/v3/regions': (request, _caller, { iam }) => regionList(baseOf(request), iam.region),
  async '/v3/auth/catalog'(request, caller, { iam }) {
    const projects = await iam.projects(caller, iam.region);
    return catalogAnswer(baseOf(request), iam.region, projects[0]);
  },
};

/**
 * Serves the part of the identity service that clients of DAS need before they call DAS: tokens for passwords, and look-ups.
 * These paths are not in the document, which is that of DAS.
 */
export function serveIam(app: FastifyInstance, services: () => Services): void {
  app.route({
    method: 'POST',
    url: '/v3/auth/tokens',
    bodyLimit,
    async preParsing(request) {
      refuseEncodedBody(request);
    },
    async handler(request, reply) {
      const { iam } = services();
      const asked = readTokenRequest(request.body);
      const issued = await inRequestSpan(request, () => iam.issueToken(asked, passwordLoginOf(request)));
      const withCatalog = queryParameter(request, 'nocatalog') === undefined;
      return reply
        .code(201)
        .header('X-Subject-Token', issued.token)
        .send(tokenAnswer(baseOf(request), iam.region, issued, withCatalog));
    },
  });
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
  const { known, unread } = await inSpan(request, 'authentication', () =>
    authenticateRequest(request, payload, undefined, services().authentication),
  );
  request.caller = known.caller;
  await services().rateLimiter.check(known.caller, request.routeOptions.url ?? '');
  refuseEncodedBody(request);
  return unread;
}

async function listProjects(request: FastifyRequest, caller: Caller, { iam }: Services): Promise<object> {
  const projects = await iam.projects(caller, queryParameter(request, 'name'));
  return projectList(baseOf(request), request.url.split('?', 1)[0] ?? '', caller, projects);
}

/** Named like the operation of IAM3; it needs no permission. */
function passwordLoginOf({ id, ip }: FastifyRequest): RequestOrigin {
  return { operationId: 'KeystoneCreateUserTokenByPassword', action: undefined, requestId: id, clientAddress: ip };
}

function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === undefined) throw new Error('A request without a caller reached a look-up.');
  return caller;
}

/** Where the client reached this server. */
function baseOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}

/** A parameter of the query that may come once. */
function queryParameter({ url }: FastifyRequest, name: string): string | undefined {
  const start = url.indexOf('?');
  const query = start === -1 ? '' : url.slice(start + 1);
  const value = parseQuery(
    query,
    new Map([[name, 'text']]),
    (_name, message) => new ServiceError('malformedRequest', message),
  )[name];
  return value === undefined ? undefined : String(value);
}
