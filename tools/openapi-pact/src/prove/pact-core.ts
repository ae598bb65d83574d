import type { ConsumerPact } from '@pact-foundation/pact-core';

/** The part of `@pact-foundation/pact-core` that is used here. */
export interface PactCore {
  makeConsumerPact(consumer: string, provider: string, version?: number, logLevel?: 'error'): ConsumerPact;
}

/** `SPECIFICATION_VERSION_V4` of the library; the constant is not exported. */
const specificationV4 = 5;

/** The library of Pact is not there. */
export class PactCoreError extends Error {
  override readonly name = 'PactCoreError';
}

/**
 * Loads the library of Pact, with its mock server. Nothing else here needs it, so it is no dependency of everybody.
 *
 * @throws {@link PactCoreError} where it is not installed.
 */
export async function loadPactCore(): Promise<PactCore> {
  try {
    return await import('@pact-foundation/pact-core');
  } catch (error) {
    throw new PactCoreError(
      'Proving interactions needs the library of Pact: npm install --save-dev @pact-foundation/pact-core@20',
      { cause: error },
    );
  }
}

/**
 * An empty pact of specification version 4.
 *
 * Made with pact-core, since the interface above it drops `combine` of matching rules and starts a server and writes a file
 * for every interaction.
 */
export function newPact(core: PactCore, consumer: string, provider: string): ConsumerPact {
  return core.makeConsumerPact(consumer, provider, specificationV4, 'error');
}
