import type { ProviderResult } from './verify-provider.ts';

/** How many interactions passed and failed, over all providers. */
export interface VerificationCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Counts interactions; a problem that belongs to none counts as a failure. */
export function countResults(results: readonly ProviderResult[]): VerificationCounts {
  const interactions = results.flatMap((result) => result.interactions);
  const failed = interactions.filter(({ problems }) => problems.length > 0).length;
  const others = results.reduce((sum, { problems }) => sum + problems.length, 0);
  return { passed: interactions.length - failed, failed: failed + others };
}

/** Descriptions of the interactions that every provider passed. */
export function verifiedByAll(results: readonly ProviderResult[]): ReadonlySet<string> {
  const failed = new Set(
    results.flatMap(({ interactions }) =>
      interactions.filter(({ problems }) => problems.length > 0).map(({ description }) => description),
    ),
  );
  const all = results.flatMap(({ interactions }) => interactions.map(({ description }) => description));
  return new Set(all.filter((description) => !failed.has(description)));
}

/** What was found about a provider, for people. */
export function describeResult({ provider, interactions, problems }: ProviderResult): string {
  const failed = interactions.filter((interaction) => interaction.problems.length > 0);
  const lines = [
    ...failed.flatMap(({ description, problems: ofInteraction }) => [
      `  ✗ ${description}`,
      ...ofInteraction.map((problem) => `      ${problem}`),
    ]),
    ...problems.map((problem) => `  ✗ ${problem}`),
  ];
  const passed = interactions.length - failed.length;
  return [`${provider}: ${passed} of ${interactions.length} interactions verified`, ...lines].join('\n');
}
