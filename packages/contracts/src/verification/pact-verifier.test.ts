import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModel, type Json, type JsonObject } from '@opendas/openapi-model';
import { pactFile, readContract } from '@opendas/openapi-pact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parties } from '../parties.ts';
import { runPactVerifier } from './pact-verifier.ts';

interface Row {
  readonly name: string;
  readonly schema: JsonObject;
  readonly example: Json;
  readonly accepts: readonly Json[];
  readonly refuses: readonly Json[];
}

const pet = {
  oneOf: [
    { type: 'object', required: ['kind', 'lives'], properties: { kind: { const: 'cat' }, lives: { type: 'integer' } } },
    { type: 'object', required: ['kind', 'good'], properties: { kind: { const: 'dog' }, good: { type: 'boolean' } } },
  ],
};

/** What the rules of `@opendas/openapi-pact` mean to the real verifier. */
const rows: readonly Row[] = [
  { name: 'string', schema: { type: 'string' }, example: 'a', accepts: ['', 'b'], refuses: [1, null, true, []] },
  { name: 'enum', schema: { enum: ['a', 'b.'] }, example: 'a', accepts: ['b.'], refuses: ['c', 'bx', 'aa', 'a\n', ''] },
  { name: 'const', schema: { const: 'a' }, example: 'a', accepts: ['a'], refuses: ['b'] },
  {
    name: 'x-pact-equality',
    schema: { type: 'string', 'x-pact-equality': true },
    example: 'a',
    accepts: [],
    refuses: ['b'],
  },
  {
    name: 'anchored pattern',
    schema: { type: 'string', pattern: '^[a-c]{2}$' },
    example: 'ab',
    accepts: ['cc'],
    refuses: ['abc', 'xab', 'a'],
  },
  {
    name: 'pattern that searches',
    schema: { type: 'string', pattern: 'b' },
    example: 'abc',
    accepts: ['b', 'x\nb\ny'],
    refuses: ['a', ''],
  },
  {
    name: 'choice of half-anchored patterns',
    schema: { type: 'string', pattern: '^a|b$' },
    example: 'a',
    accepts: ['ax', 'xb'],
    refuses: ['xa'],
  },
  {
    name: 'ASCII digits',
    schema: { type: 'string', pattern: '^\\d+$' },
    example: '1',
    accepts: ['09'],
    refuses: ['٣', 'a'],
  },
  {
    name: 'anchors within',
    schema: { type: 'string', pattern: '(^a|b$)' },
    example: 'a',
    accepts: ['ax', 'xb', 'a\nx'],
    refuses: ['x\na', 'b\nx'],
  },
  {
    name: 'sets in a class',
    schema: { type: 'string', pattern: '^[\\d\\s~&\\-\\[]+$' },
    example: '1',
    accepts: ['1 2~~&&--['],
    refuses: ['a', '٣'],
  },
  {
    name: 'Unicode properties',
    schema: { type: 'string', pattern: '^\\p{Lu}\\p{Script=Greek}$' },
    example: 'Éα',
    accepts: ['Aβ'],
    refuses: ['aα', 'AA'],
  },
  {
    name: 'word boundary',
    schema: { type: 'string', pattern: '\\bb\\b' },
    example: 'b',
    accepts: ['a b', 'éb'],
    refuses: ['ab'],
  },
  {
    name: 'lookahead and back reference',
    schema: { type: 'string', pattern: '^(a|b)(?!c).\\1$' },
    example: 'axa',
    accepts: ['bxb'],
    refuses: ['axb', 'aca'],
  },
  {
    name: 'control characters',
    schema: { type: 'string', pattern: '^[^\\u0000-\\u001F\\u007F]*$' },
    example: 'a',
    accepts: ['', 'é𝄞'],
    refuses: ['a\u0007', '\u007F'],
  },
  {
    name: 'date-time',
    schema: { type: 'string', format: 'date-time' },
    example: '2099-05-03T10:30:00Z',
    accepts: ['2099-05-03T10:30:00.2+02:00'],
    refuses: ['2099-05-03', '2099-05-03T25:30:00Z'],
  },
  { name: 'integer', schema: { type: 'integer' }, example: 1, accepts: [0, -5, 2 ** 40], refuses: [1.5, '1', null] },
  { name: 'integer enum', schema: { type: 'integer', enum: [1, 2] }, example: 1, accepts: [2], refuses: [3, 12, '2'] },
  { name: 'number', schema: { type: 'number' }, example: 1.5, accepts: [2, -0.5], refuses: ['1.5', null] },
  { name: 'boolean', schema: { type: 'boolean' }, example: true, accepts: [false], refuses: ['true', 1, null] },
  { name: 'nullable', schema: { type: ['string', 'null'] }, example: 'a', accepts: ['b', null], refuses: [1] },
  {
    name: 'nullable that is null',
    schema: { type: 'object', properties: { a: { type: ['string', 'null'] } } },
    example: { a: null },
    accepts: [{ a: 'b' }],
    // Pact compares the text of any value with a regex.
    refuses: [{}],
  },
  {
    name: 'nullable integer',
    schema: { type: ['integer', 'null'] },
    example: 1,
    accepts: [2, null],
    refuses: [1.5, '1'],
  },
  {
    name: 'array',
    schema: { type: 'array', items: { type: 'integer' } },
    example: [1, 2],
    accepts: [[1], [3, 4, 5]],
    refuses: [[], [1, 'x'], 1],
  },
  {
    name: 'empty array',
    schema: { type: 'array', items: { type: 'integer' } },
    example: [],
    accepts: [],
    refuses: [[1]],
  },
  {
    name: 'array with limits',
    schema: { type: 'array', minItems: 2, maxItems: 3, items: { type: 'integer' } },
    example: [1, 2],
    accepts: [[1, 2, 3]],
    refuses: [[1], [1, 2, 3, 4]],
  },
  {
    name: 'array of arrays',
    schema: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    example: [[1]],
    accepts: [[[1, 2], [3]]],
    refuses: [[['a']], [1]],
  },
  {
    name: 'map',
    schema: { type: 'object', additionalProperties: { type: 'integer' } },
    example: { a: 1 },
    accepts: [{ x: 5, y: 6 }, {}],
    refuses: [{ x: 's' }],
  },
  {
    name: 'map of objects',
    schema: { type: 'object', additionalProperties: { type: 'object', properties: { n: { type: 'integer' } } } },
    example: { a: { n: 1 } },
    accepts: [{ x: { n: 2 } }],
    refuses: [{ x: { n: 's' } }, { x: {} }],
  },
  {
    name: 'object',
    schema: { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'string' } } },
    example: { a: 1 },
    accepts: [{ a: 2 }, { a: 1, b: 'extra' }],
    refuses: [{}, { a: null }, { a: 's' }],
  },
  {
    name: 'members with odd names',
    schema: { type: 'object', properties: { 'x-y': { type: 'integer' }, 'a\\"b': { type: 'integer' } } },
    example: { 'x-y': 1, 'a\\"b': 1 },
    accepts: [{ 'x-y': 2, 'a\\"b': 2 }],
    refuses: [
      { 'x-y': 's', 'a\\"b': 1 },
      { 'x-y': 1, 'a\\"b': 's' },
    ],
  },
  {
    name: 'one of two in a member',
    schema: { type: 'object', properties: { pet } },
    example: { pet: { kind: 'cat', lives: 9 } },
    accepts: [{ pet: { kind: 'cat', lives: 1 } }],
    refuses: [{ pet: { kind: 'dog', good: true } }],
  },
  {
    name: 'one of two in a list',
    schema: { type: 'array', items: pet },
    example: [
      { kind: 'cat', lives: 9 },
      { kind: 'dog', good: true },
    ],
    accepts: [
      [
        { kind: 'dog', good: false },
        { kind: 'cat', lives: 1 },
      ],
    ],
    refuses: [[{ kind: 'cat', lives: 1 }]],
  },
];

interface Answer {
  readonly title: string;
  readonly row: Row;
  readonly value: Json;
  readonly accepted: boolean;
}

const answers: readonly Answer[] = rows
  .flatMap((row) => [
    ...[row.example, ...row.accepts].map((value) => ({ row, value, accepted: true })),
    ...row.refuses.map((value) => ({ row, value, accepted: false })),
  ])
  .map((answer) => ({ ...answer, title: `${answer.row.name} ${JSON.stringify(answer.value)}` }));

const verdicts = new Map<string, boolean>();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-verifier-'));
  const paths = Object.fromEntries(
    answers.map(({ row }, index) => [
      `/${index}`,
      {
        get: {
          operationId: `Answer${index}`,
          'x-provider-states': { it: [] },
          responses: {
            '200': {
              description: '',
              content: { 'application/json': { schema: row.schema, examples: { it: { value: row.example } } } },
            },
          },
        },
      },
    ]),
  );
  const { interactions } = readContract(createModel({ openapi: '3.1.0', info: { title: '', version: '1' }, paths }));
  const file = join(folder, 'pact.json');
  writeFileSync(file, JSON.stringify(pactFile(parties, interactions)));
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(answers[Number(request.url?.slice(1))]?.value));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const { description, mismatches } of await runPactVerifier({
    pactFile: file,
    providerUrl: url,
    stateChangeUrl: url,
  })) {
    verdicts.set(description, mismatches.length === 0);
  }
  server.closeAllConnections();
  server.close();
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the Pact verifier', () => {
  it.each(
    answers.map(
      (answer, index) => [answer.accepted ? 'accepts' : 'refuses', answer.title, index, answer.accepted] as const,
    ),
  )('%s %s', (_verb, _title, index, accepted) => {
    expect(verdicts.get(`Answer${index}: 200 it`)).toBe(accepted);
  });
});
