import { describe, expect, it } from 'vitest';
import { documentWith, response, userFound } from '../test/document.ts';
import { consumerTest } from './consumer-test.ts';
import { readContract } from './read-contract.ts';

describe('a generated consumer test', () => {
  it('calls the client with types, sends wrong requests from data, and counts', () => {
    const contract = readContract(
      documentWith({
        operation: { 'x-provider-states': { found: [], wrong: [] } },
        requestBody: {
          required: true,
          content: response({ required: ['name'] }, { found: { name: 'Ada' }, wrong: {} })['content'] ?? {},
        },
        responses: { '200': userFound, '400': response({}, { wrong: {} }) },
      }),
    );
    expect(consumerTest(contract, { client: './client.ts', consumer: './run.ts' })).toMatchInlineSnapshot(`
      "import { describe, expect, it } from 'vitest';
      import { operations } from "./client.ts";
      import { startConsumerRun } from "./run.ts";
      import { contract } from './contract.ts';

      const run = startConsumerRun(contract);

      describe("GetUser", () => {
        it("200 found", () =>
          run.prove("GetUser: 200 found", async (client) => {
            const result = await operations["GetUser"](client, {
              "path": {
                "id": "u1"
              },
              "body": {
                "name": "Ada"
              }
            });
            return result.status === 200 ? { result, body: result.data } : { result };
          }));
        it("400 wrong", () => run.proveWrongRequest("GetUser: 400 wrong"));
      });

      describe('the pact file', () => {
        it('has every interaction', () => {
          expect(run.proven()).toBe(2);
        });

        it('is the committed one', () => {
          expect(run.staleness()).toBeUndefined();
        });
      });
      "
    `);
  });
});
