import type { FastifyInstance, HTTPMethods } from 'fastify';
import { METHODS } from 'node:http';
import { ServiceError } from '../service-error.ts';
import { refuseEmptySegments } from './unknown-path.ts';

/** Methods that Node's parser knows. CONNECT never becomes a request. */
const allMethods = METHODS.filter((method) => method !== 'CONNECT');

/** Lets routes be registered for every method that Node's parser knows. */
export function allowAllMethods(app: FastifyInstance): void {
  for (const method of allMethods) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  }
}

/**
 * Answers every other method of the known paths with 405 and `Allow` (RFC 9110 §15.5.6), before the caller is known and
 * before a body is read. Call it when all other routes are registered.
 *
 * @param pathsAndMethods - Whether each method of a path is one to use: one that is always refused is not in `Allow`.
 */
export function refuseOtherMethods(
  app: FastifyInstance,
  pathsAndMethods: ReadonlyMap<string, ReadonlyMap<string, boolean>>,
): void {
  for (const [url, known] of pathsAndMethods) {
    const allow = [...known]
      .flatMap(([method, isUsable]) => (isUsable ? [method] : []))
      .toSorted()
      .join(', ');
    const method = allMethods.filter((other) => !known.has(other)) as HTTPMethods[]; // Names from Node, as Fastify's type lists them.
    const refuse = (): never => {
      throw new ServiceError(
        'methodNotAllowed',
        `This path does not have the method of the request. It has ${allow}.`,
        {
          headers: { Allow: allow },
        },
      );
    };
    app.route({
      method,
      url,
      exposeHeadRoute: false,
      onRequest: [refuseEmptySegments, async () => refuse()],
      handler: refuse,
    });
  }
}
