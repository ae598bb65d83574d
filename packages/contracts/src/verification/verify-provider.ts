import { readFileSync } from 'node:fs';
import type { AccessKeyCredentials } from '@opendas/client';
import { parsePact } from '../pact/pact.ts';
import { documentComplaints, type DocumentCheckContext } from './document-check.ts';
import { indexInteractions } from './interaction-of-exchange.ts';
import { runPactVerifier } from './pact-verifier.ts';
import type { Provider } from './provider.ts';
import { startRecordingProxy } from './recording-proxy.ts';

/** What was found about one interaction. */
export interface InteractionResult {
  readonly description: string;
  /** Empty where the provider does what the interaction and the document say. */
  readonly problems: readonly string[];
}

/** What was found about a provider. */
export interface ProviderResult {
  /** Name of the provider. */
  readonly provider: string;
  readonly interactions: readonly InteractionResult[];
  /** Problems that belong to no interaction. */
  readonly problems: readonly string[];
}

/**
 * Verifies a provider: the Pact verifier sends every request of the pact, in its provider states, and every answer must also
 * be one that the document allows. What is signed in the pact is signed again, with the access key of the context or that of the document.
 */
export async function verifyProvider(
  provider: Provider,
  pactFile: string,
  { key, ...context }: DocumentCheckContext & { readonly key?: AccessKeyCredentials },
): Promise<ProviderResult> {
  const pact = parsePact(readFileSync(pactFile, 'utf8'));
  const proxy = await startRecordingProxy(provider, key);
  try {
    const { url: providerUrl, stateChangeUrl } = proxy;
    const verdicts = await runPactVerifier({ pactFile, providerUrl, stateChangeUrl });
    const mismatches = new Map(verdicts.map((verdict) => [verdict.description, verdict.mismatches]));
    const interactionOf = indexInteractions(pact.interactions);
    const complaints = new Map<string | undefined, string[]>();
    for (const exchange of proxy.exchanges) {
      const description = interactionOf(exchange)?.description;
      complaints.set(description, [...(complaints.get(description) ?? []), ...documentComplaints(exchange, context)]);
    }
    const stateProblems = new Map(proxy.stateProblems.map(({ state, message }) => [state, message]));
    return {
      provider: provider.name,
      interactions: pact.interactions.map(({ description, providerStates = [] }) => ({
        description,
        problems: [
          ...providerStates.flatMap(({ name }) => stateProblems.get(name) ?? []),
          ...(mismatches.get(description) ?? ['the verifier did not run it']),
          ...(complaints.get(description) ?? []),
        ],
      })),
      problems: complaints.get(undefined) ?? [],
    };
  } finally {
    await proxy.close();
  }
}
