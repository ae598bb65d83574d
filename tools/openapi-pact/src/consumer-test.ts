import type { JsonObject } from '@opendas/openapi-model';
import type { Contract, Interaction } from './interaction.ts';
import { sourceLiteral } from './source-literal.ts';

/** Modules that a generated consumer test imports. */
export interface ConsumerModules {
  /** Has `operations`: a table of functions `(client, input) => Promise<result>` by operationId. */
  readonly client: string;
  /** Has `startConsumerRun(contract)`, which drives the client against a Pact mock server. */
  readonly consumer: string;
}

/**
 * The text of a test that drives a real client through every interaction, for vitest.
 *
 * A request that fits the document is written out as a typed call: a client whose types refuse it, or whose result cannot
 * have the status, does not compile. A request that is wrong on purpose is sent from data.
 */
export function consumerTest({ interactions }: Contract, { client, consumer }: ConsumerModules): string {
  const operationIds = [...new Set(interactions.map(({ operationId }) => operationId))];
  const blocks = operationIds.map((operationId) => {
    const cases = interactions.filter((interaction) => interaction.operationId === operationId).map(testCase);
    return [`describe(${quote(operationId)}, () => {`, ...cases, '});'].join('\n');
  });
  const typed = interactions.some(({ requestIsValid }) => requestIsValid);
  return `import { describe, expect, it } from 'vitest';
${typed ? `import { operations } from ${quote(client)};\n` : ''}import { startConsumerRun } from ${quote(consumer)};
import { contract } from './contract.ts';

const run = startConsumerRun(contract);

${blocks.join('\n\n')}

describe('the pact file', () => {
  it('has every interaction', () => {
    expect(run.proven()).toBe(${interactions.length});
  });

  it('is the committed one', () => {
    expect(run.staleness()).toBeUndefined();
  });
});
`;
}

function testCase({
  description,
  operationId,
  requestIsValid,
  input,
  response: { status },
  reference,
}: Interaction): string {
  const name = quote(`${reference.status} ${description.slice(description.lastIndexOf(' ') + 1)}`);
  if (!requestIsValid) return `  it(${name}, () => run.proveWrongRequest(${quote(description)}));`;
  const body = status >= 200 && status < 300 ? 'data' : 'error';
  const call = `operations[${quote(operationId)}](client, ${indented(sourceLiteral(input as JsonObject))})`;
  return `  it(${name}, () =>
    run.prove(${quote(description)}, async (client) => {
      const result = await ${call};
      return result.status === ${status} ? { result, body: result.${body} } : { result };
    }));`;
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n      ');
}

/** JSON of a text is a string literal of TypeScript (ECMA-262 since 2019). */
function quote(text: string): string {
  return JSON.stringify(text);
}
