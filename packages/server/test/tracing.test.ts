import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-node';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { httpCall } from './http-call.ts';
import { login } from './example-login.ts';
import { describeOnEachServer, recipient } from './story-server.ts';
import { ids, tokenOf } from './story-directory.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
afterAll(() => provider.shutdown());

describeOnEachServer('spans', (story) => {
  beforeEach(() => exporter.reset());

  test('of a request: authentication, authorization and transactions are below it', async () => {
    await story.createConnection();
    const request = await spanNamed('CreateConnection');
    expect(request.kind).toBe(SpanKind.SERVER);
    expect(request.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v3/:project_id/connections',
      'url.scheme': 'http',
      'network.protocol.version': '1.1',
      'http.response.status_code': 200,
      'opendas.request_id': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(childrenOf(request)).toEqual(expect.arrayContaining(['authentication', 'authorization', 'transaction']));
    expect(new Set(exporter.getFinishedSpans().map((span) => span.spanContext().traceId)).size).toBe(1);
  });

  test.each([
    { what: 'an unknown path', path: '/nowhere/secret-path', name: 'GET', status: 404, code: 'APIGW.0101' },
    { what: 'health', path: '/healthz', name: 'GET /healthz', status: 200, code: undefined },
    {
      what: 'no token',
      path: `/v3/${ids.ownersProject}/connections`,
      name: 'ListConnection',
      status: 401,
      code: 'APIGW.0301',
    },
  ])('$what', async ({ path, name, status, code }) => {
    await httpCall(story.served().url, path);
    const { attributes } = await spanNamed(name);
    expect(attributes['http.response.status_code']).toBe(status);
    expect(attributes['opendas.error_code']).toBe(code);
  });

  test('what fails is marked, with the kind of its error only', async () => {
    await httpCall(story.served().url, `/v3/${ids.ownersProject}/connections`);
    const request = await spanNamed('ListConnection');
    // A mistake of the caller is no error of the server.
    expect(request.status.code).toBe(SpanStatusCode.UNSET);
    const { status, attributes, events } = await spanNamed('authentication');
    expect({ status, attributes, events }).toEqual({
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': 'notAuthenticated' },
      events: [],
    });
  });

  test('a transaction that is undone is marked', async () => {
    const connection = await story.createConnection();
    exporter.reset();
    const unknown = connection.replace(/^.{8}/, '00000000');
    await story.call('owner', 'DELETE', '/batch-delete-connections', {
      connection_ids: [{ connection_id: connection }, { connection_id: unknown }],
    });
    const { attributes } = await spanNamed('transaction');
    expect(attributes).toEqual({ 'db.system.name': 'postgresql', 'error.type': 'rollback' });
  });

  test('the trace of the caller goes on', async () => {
    await httpCall(story.served().url, '/healthz', {
      headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
    const span = await spanNamed('GET /healthz');
    expect(span.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(span.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
  });

  test('no span has an id of a user or of a connection, or a secret', async () => {
    const connection = await story.createConnection();
    await story.share(connection);
    await story.show('recipient', connection);
    await spanNamed('ShowConnectionDetail');
    const text = JSON.stringify(
      exporter.getFinishedSpans().map(({ name, attributes, status, events }) => ({ name, attributes, status, events })),
    );
    for (const hidden of [
      connection,
      recipient.user_id,
      ids.owner,
      ids.ownersProject,
      tokenOf('owner'),
      login.password,
    ]) {
      expect(text).not.toContain(hidden);
    }
  });
});

/** The span of a name. That of a request ends a moment after its answer. */
function spanNamed(name: string): Promise<ReadableSpan> {
  return expect
    .poll(() => exporter.getFinishedSpans().find((span) => span.name === name))
    .toBeDefined()
    .then(() => exporter.getFinishedSpans().find((span) => span.name === name) as ReadableSpan);
}

function childrenOf(parent: ReadableSpan): readonly string[] {
  const { spanId } = parent.spanContext();
  return exporter
    .getFinishedSpans()
    .filter(({ parentSpanContext }) => parentSpanContext?.spanId === spanId)
    .map(({ name }) => name);
}
