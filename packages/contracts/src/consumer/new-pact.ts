import { makeConsumerPact, type ConsumerPact } from '@pact-foundation/pact-core';
import { parties } from '../parties.ts';

/** `SPECIFICATION_VERSION_V4` of the library; the constant is not exported. */
const specificationV4 = 5;

/**
 * An empty pact of specification version 4.
 *
 * Made with pact-core, since the interface above it drops `combine` of matching rules and starts a server and writes a file
 * for every interaction.
 */
export function newPact(): ConsumerPact {
  return makeConsumerPact(parties.consumer, parties.provider, specificationV4, 'error');
}
