import type { Contract, Interaction } from '@opendas/openapi-pact';
import { committedFiles, readCommitted } from '../pact/committed-files.ts';
import { pactStaleness } from '../pact/staleness.ts';
import { proveInteraction, type ClientAnswer, type InteractionValidation } from './prove-interaction.ts';
import { provenPact } from './proven-pact.ts';
import { clientFor, sendThroughClient, type Client } from './real-client.ts';
import { validation } from './validators.ts';

/** A run of the client through the interactions of a contract. Only what the client has proven gets into the pact. */
export interface ConsumerRun {
  /** Proves an interaction with a typed call. */
  prove(description: string, call: (client: Client) => Promise<ClientAnswer>): Promise<void>;
  /** Proves an interaction whose request is wrong on purpose, which no typed call can send. */
  proveWrongRequest(description: string): Promise<void>;
  /** Number of interactions that are proven. */
  proven(): number;
  /** How the committed pact differs from the proven one; undefined where it does not. */
  staleness(): string | undefined;
}

/** Starts a run. */
export function startConsumerRun(contract: Contract, checks: InteractionValidation = validation): ConsumerRun {
  const byDescription = new Map(contract.interactions.map((interaction) => [interaction.description, interaction]));
  const proven = new Map<string, Interaction>();
  const prove = async (
    description: string,
    send: (interaction: Interaction, endpoint: string) => Promise<ClientAnswer>,
  ) => {
    const interaction = byDescription.get(description);
    if (interaction === undefined) throw new Error(`The contract has no interaction "${description}".`);
    await proveInteraction(interaction, (endpoint) => send(interaction, endpoint), checks);
    proven.set(description, interaction);
  };
  return {
    prove: (description, call) => prove(description, (interaction, endpoint) => call(clientFor(interaction, endpoint))),
    proveWrongRequest: (description) => prove(description, sendThroughClient),
    proven: () => proven.size,
    staleness: () => pactStaleness(readCommitted(committedFiles.pact), provenPact([...proven.values()])),
  };
}

/**
 * Proves every interaction of a contract and gives the text of its pact file.
 *
 * @param onProven - Called after each interaction.
 * @throws UnprovenInteractionError for the first interaction that does not hold.
 */
export async function proveContract(
  { interactions }: Contract,
  onProven: (interaction: Interaction) => void = () => {},
): Promise<string> {
  for (const interaction of interactions) {
    await proveInteraction(interaction, (endpoint) => sendThroughClient(interaction, endpoint), validation);
    onProven(interaction);
  }
  return provenPact(interactions);
}
