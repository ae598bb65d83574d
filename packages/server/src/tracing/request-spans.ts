import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { endedWith } from './failure.ts';
import { tracer } from './tracer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Has the span of the request. */
    traceContext: Context | undefined;
  }
}

/** The methods that spans name; others are `_OTHER` (OpenTelemetry, semantic conventions for HTTP spans). */
const knownMethods: ReadonlySet<string> = new Set([
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'TRACE',
]);

/** Makes a span of each request, from its first hook until its answer is sent. */
export function traceRequests(app: FastifyInstance): void {
  app.decorateRequest('traceContext', undefined);
  app.addHook('onRequest', async (request) => {
    request.traceContext = begin(request);
  });
  app.addHook('onResponse', async (request, reply) => end(request, reply));
}

/** Does a part of a request in a span of its own. */
export function inSpan<T>(request: FastifyRequest, name: string, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, {}, contextOf(request), (span) => endedWith(span, work));
}

/** Does a part of a request so that spans in it belong to that of the request. */
export function inRequestSpan<T>(request: FastifyRequest, work: () => T): T {
  return context.with(contextOf(request), work);
}

function contextOf(request: FastifyRequest): Context {
  return request.traceContext ?? context.active();
}

function begin(request: FastifyRequest): Context {
  // An instrumentation of Node's HTTP server has read `traceparent` already.
  const instrumented = trace.getSpan(context.active()) !== undefined;
  const parent = instrumented ? context.active() : propagation.extract(ROOT_CONTEXT, request.headers);
  const span = tracer.startSpan(
    spanName(request),
    { kind: instrumented ? SpanKind.INTERNAL : SpanKind.SERVER, attributes: attributesOf(request) },
    parent,
  );
  return trace.setSpan(parent, span);
}

function spanName({ routeOptions, is404, method }: FastifyRequest): string {
  const { operation } = routeOptions.config;
  if (operation !== undefined) return operation.operationId;
  return is404 ? methodName(method) : `${methodName(method)} ${routeOptions.url}`;
}

/** `HTTP` stands for a method that is not known, in names. */
function methodName(method: string): string {
  return knownMethods.has(method) ? method : 'HTTP';
}

/**
 * No paths, queries, addresses and headers: they hold ids, and what anybody has sent.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span
 */
function attributesOf({ method, protocol, raw, is404, routeOptions, id }: FastifyRequest): Attributes {
  return {
    'http.request.method': knownMethods.has(method) ? method : '_OTHER',
    ...(!is404 && { 'http.route': routeOptions.url }),
    'url.scheme': protocol,
    'network.protocol.version': raw.httpVersion,
    'opendas.request_id': id,
  };
}

function end(request: FastifyRequest, { statusCode }: FastifyReply): void {
  const span = request.traceContext && trace.getSpan(request.traceContext);
  if (span === undefined) return;
  span.setAttribute('http.response.status_code', statusCode);
  if (request.errorCode !== undefined) span.setAttribute('opendas.error_code', request.errorCode);
  if (statusCode >= 500) {
    span.setAttribute('error.type', String(statusCode));
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
