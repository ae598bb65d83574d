import type { ConsumerPact, MatchingResult } from '@pact-foundation/pact-core';
import type { Interaction } from '../interaction.ts';
import { newPact, type PactCore } from './pact-core.ts';
import { addInteraction } from './pact-interaction.ts';

/** What a mock server saw of a call. */
export interface MockedCall<Result> {
  readonly result: Result;
  /** What was wrong with the request, in words; undefined where it was the expected one. */
  readonly mismatch: string | undefined;
}

/** Runs a call against a Pact mock server that expects one interaction, and no other. */
export async function withMockServer<Result>(
  core: PactCore,
  interaction: Interaction,
  call: (endpoint: string) => Promise<Result>,
): Promise<MockedCall<Result>> {
  const pact = newPact(core, 'consumer', 'provider');
  addInteraction(pact, interaction);
  const port = pact.createMockServer('127.0.0.1');
  try {
    const result = await call(`http://127.0.0.1:${port}`);
    return { result, mismatch: mismatchOf(pact, port) };
  } catch (error) {
    // What the mock server says is mostly the reason: it answers 500 to a request that it does not expect.
    const mismatch = mismatchOf(pact, port);
    if (mismatch === undefined) throw error;
    throw new Error(mismatch, { cause: error });
  } finally {
    pact.cleanupMockServer(port);
  }
}

function mismatchOf(pact: ConsumerPact, port: number): string | undefined {
  if (pact.mockServerMatchedSuccessfully(port)) return undefined;
  const words = pact.mockServerMismatches(port).map(inWords);
  return words.length > 0 ? words.join('\n') : 'the mock server did not get the request';
}

function inWords(result: MatchingResult): string {
  if (!('type' in result)) return result.error;
  if (result.type === 'request-match') return 'the request matches';
  const call = `${result.method} ${result.path}`;
  if (result.type === 'missing-request') return `the client did not send ${call}`;
  if (result.type === 'request-not-found') return `the client sent ${call}, which the interaction does not have`;
  const details = result.mismatches.map((mismatch) => {
    if ('mismatch' in mismatch) return `${'path' in mismatch ? `${mismatch.path}: ` : ''}${mismatch.mismatch}`;
    return `expected ${mismatch.expected}, got ${mismatch.actual}`;
  });
  return `the client sent ${call} in another way: ${details.join('; ')}`;
}
