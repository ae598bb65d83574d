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

/** Plays interactions in every language, each from the same state of the server. */
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
    for (const [language, driver] of drivers) {
      const outcome = await inItsState(() => driver.perform(callOf(interaction, provider.url)));
      results.push({ interaction, language, differences: differences(expected, outcome) });
    }
  }
  return results;
}
