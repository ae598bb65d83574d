import { contract, type Interaction, type Provider } from '@opendas/contracts';
import { callOf } from './call.ts';
import type { Driver } from './driver.ts';
import { differences, type Outcome } from './outcome.ts';
import { referenceOutcome } from './reference.ts';

/** What came of one interaction in one language. */
export interface Result {
  readonly interaction: Interaction;
  readonly language: string;
  /** Empty where the language agrees with TypeScript. */
  readonly differences: readonly string[];
}

/**
 * The interactions that every language can play: those whose requests are right. The types of an SDK refuse to make the others, and
 * each kind of error comes of a right request too.
 */
export const playable = contract.interactions.filter(({ requestIsValid }) => requestIsValid);

/** Texts in a query that languages escape in different ways, and some that they have mistaken for others. */
const hardTexts = ['a b*(中)~/+&=', '%41 %2B\'!"', '😀\u00e9e\u0301', ';,:@$[]{}|^`<>#?', '..'];

/** Signed requests with texts of the query that are hard to sign: the server must find the same signature. */
export const hardToSign = contract.interactions
  .filter(({ operationId, credentials }) => operationId === 'ListSharedConnections' && credentials.length === 2)
  .flatMap((interaction) =>
    hardTexts.map((keywords) => ({
      ...interaction,
      description: `${interaction.description}, keywords ${keywords}`,
      input: { ...interaction.input, query: { keywords } },
    })),
  );

/**
 * Plays interactions in every language, each from the same state of the server.
 *
 * @throws Error where TypeScript does not get the status of the interaction.
 */
export async function play(
  interactions: readonly Interaction[],
  provider: Provider,
  drivers: ReadonlyMap<string, Driver>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const interaction of interactions) {
    const inItsState = async (perform: () => Promise<Outcome>): Promise<Outcome> => {
      for (const state of interaction.providerStates) await provider.setState(state);
      return perform();
    };
    const reference = () => inItsState(() => referenceOutcome(interaction, provider.url));
    const expected = [await reference(), await reference()] as const;
    const { status } = expected[0];
    if (status !== interaction.response.status) {
      throw new Error(`${interaction.description}: TypeScript got ${status} ${expected[0].code ?? ''}`);
    }
    for (const [language, driver] of drivers) {
      const outcome = await inItsState(() => driver.perform(callOf(interaction, provider.url)));
      results.push({ interaction, language, differences: differences(expected, outcome) });
    }
  }
  return results;
}
