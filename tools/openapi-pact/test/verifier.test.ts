import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json, JsonObject, Schema } from '@opendas/openapi-model';
import { beforeAll, describe, expect, it } from 'vitest';
import { createModel } from '@opendas/openapi-model';
import type { Interaction } from '../src/interaction.ts';
import { bodyRules } from '../src/matching-rules.ts';
import { pactFile } from '../src/pact-file.ts';
import { createSchemaCheck } from '../src/schema-check/schema-check.ts';
import { createSchemaResolution } from '../src/schema-resolution.ts';
import { verifyPact, type Verdicts } from './verifier.ts';

interface Row {
  readonly name: string;
  readonly schema: Schema;
  readonly example: Json;
  readonly isSample?: boolean;
  readonly accepts: readonly Json[];
  readonly refuses: readonly Json[];
}

const member = (schema: JsonObject): JsonObject => ({ type: 'object', properties: { a: schema } });
const cat = { type: 'object', required: ['lives'], properties: { lives: { type: 'integer' } } };
const dog = { type: 'object', required: ['good'], properties: { good: { type: 'boolean' } } };

/** What the rules mean to the verifier of Pact, where the schema allows several kinds of values. */
const rows: readonly Row[] = [
  {
    name: 'anything',
    schema: member({}),
    example: { a: 'text' },
    accepts: [{ a: 1 }, { a: null }, { a: { b: 1 } }, { a: [] }],
    refuses: [{}],
  },
  {
    name: 'nullable object that is null',
    schema: member({ type: ['object', 'null'], properties: { b: {} } }),
    example: { a: null },
    accepts: [{ a: { b: 1 } }, { a: {} }],
    refuses: [{ a: 5 }, { a: [] }, { a: 'text' }, {}],
  },
  {
    name: 'nullable list that is null',
    schema: member({ type: ['array', 'null'] }),
    example: { a: null },
    accepts: [{ a: [1] }, { a: [] }],
    refuses: [{ a: {} }, { a: 'text' }],
  },
  {
    name: 'nullable integer that is null',
    schema: member({ type: ['integer', 'null'] }),
    example: { a: null },
    accepts: [{ a: 5 }],
    refuses: [{ a: 1.5 }, { a: 'text' }, { a: {} }],
  },
  {
    // The verifier compares kinds of JSON before it looks for rules.
    name: 'nullable object that is none',
    schema: member({ type: ['object', 'null'], properties: { b: { type: 'integer' } } }),
    example: { a: { b: 1 } },
    accepts: [{ a: { b: 2 } }],
    refuses: [{ a: null }],
  },
  {
    name: 'enum with null',
    schema: member({ enum: ['x', 'y', null] }),
    example: { a: 'x' },
    accepts: [{ a: 'y' }, { a: null }],
    refuses: [{ a: 'z' }, { a: 'null' }, { a: 1 }],
  },
  {
    name: 'enum of several types',
    schema: member({ enum: ['auto', 1, true] }),
    example: { a: 1 },
    accepts: [{ a: 'auto' }, { a: true }],
    refuses: [{ a: 'x' }, { a: 2 }, { a: null }],
  },
  {
    name: 'several types',
    schema: member({ type: ['integer', 'boolean', 'null'] }),
    example: { a: 1 },
    accepts: [{ a: -5 }, { a: false }, { a: null }],
    refuses: [{ a: 'text' }, { a: 1.5 }, { a: {} }],
  },
  {
    name: 'alternatives that are constants',
    schema: member({ oneOf: [{ const: 'a' }, { const: 'b' }] }),
    example: { a: 'a' },
    accepts: [{ a: 'b' }],
    refuses: [{ a: 'c' }],
  },
  {
    name: 'a sampled list',
    isSample: true,
    schema: { type: 'array', items: { type: 'integer' } },
    example: [1],
    accepts: [[], [1, 2]],
    refuses: [['x'], {}],
  },
  {
    name: 'an empty sampled list',
    isSample: true,
    schema: member({ type: 'array', items: { oneOf: [cat, dog] } }),
    example: { a: [] },
    accepts: [{ a: [{ lives: 1 }, { good: true }] }],
    refuses: [{ a: {} }, { a: null }],
  },
  {
    name: 'a sampled alternative',
    isSample: true,
    schema: member({ anyOf: [{ type: 'string' }, cat] }),
    example: { a: 'text' },
    accepts: [{ a: { lives: 9 } }],
    refuses: [{}],
  },
  {
    name: 'a sampled alternative that is null',
    isSample: true,
    schema: member({ anyOf: [cat, dog, { type: 'null' }] }),
    example: { a: null },
    accepts: [{ a: { lives: 9 } }, { a: { good: true } }],
    refuses: [{ a: 'text' }, { a: [] }],
  },
  { name: 'null', schema: { type: 'null' }, example: null, accepts: [], refuses: ['text', 0] },
  { name: 'a text', schema: { type: 'string' }, example: 'text', accepts: ['other', ''], refuses: [1, null] },
];

const answers = rows.flatMap((row) => [
  ...[row.example, ...row.accepts].map((value) => ({ row, value, isAccepted: true })),
  ...row.refuses.map((value) => ({ row, value, isAccepted: false })),
]);

let verdicts: Verdicts;

beforeAll(async () => {
  const model = createModel({ openapi: '3.1.0', info: { title: '', version: '' }, paths: {} });
  const context = { resolve: createSchemaResolution(model), check: createSchemaCheck(model) };
  const interactions = answers.map(({ row }, index): Interaction => ({
    description: String(index),
    operationId: '',
    key: '',
    requestIsValid: true,
    providerStates: [],
    reference: { operationId: '', method: 'get', path: '', status: '200', version: '' },
    credentials: [],
    input: {},
    request: { method: 'GET', path: `/${index}`, query: {}, headers: {} },
    response: {
      status: 200,
      headers: {},
      body: { contentType: 'application/json', content: row.example },
      matchingRules: { body: bodyRules(row.schema, row.example, { ...context, isSample: row.isSample === true }) },
    },
  }));
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answers[Number(request.url?.slice(1))]?.value));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  verdicts = await verifyPact(
    pactFile({ consumer: 'consumer', provider: 'provider' }, interactions),
    `http://127.0.0.1:${port}`,
  );
  server.closeAllConnections();
  server.close();
});

describe('the verifier of Pact', () => {
  it.each(
    answers.map(
      ({ row, value, isAccepted }, index) =>
        [isAccepted ? 'accepts' : 'refuses', row.name, JSON.stringify(value), index, isAccepted] as const,
    ),
  )('%s for %s: %s', (_verb, _name, _value, index, isAccepted) => {
    expect(verdicts.get(String(index))?.length === 0).toBe(isAccepted);
  });
});
