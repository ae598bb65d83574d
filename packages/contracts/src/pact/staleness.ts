import { updateAdvice } from './committed-files.ts';
import { isObject, sameJson, type Json } from './json.ts';
import { descriptionOf } from './pact.ts';

/**
 * Says how a committed pact differs from the one that was proven now; undefined where it does not.
 *
 * @param committed - Text of the committed file; undefined where there is none.
 * @param proven - Text of the file as it would be written now.
 */
export function pactStaleness(committed: string | undefined, proven: string): string | undefined {
  if (committed === proven) return undefined;
  if (committed === undefined) return `There is no committed pact file. ${updateAdvice}`;
  const before = interactionsOf(committed);
  const now = interactionsOf(proven);
  const changes = [
    ...[...now.keys()].filter((name) => !before.has(name)).map((name) => `  missing in the committed file: ${name}`),
    ...[...before.keys()].filter((name) => !now.has(name)).map((name) => `  no longer in the document: ${name}`),
    ...[...now]
      .filter(([name, interaction]) => before.has(name) && !sameJson(before.get(name), interaction))
      .map(([name]) => `  changed: ${name}`),
  ];
  const detail = changes.length > 0 ? changes.join('\n') : '  only its format differs';
  return `The committed pact file is stale:\n${detail}\n${updateAdvice}`;
}

function interactionsOf(text: string): ReadonlyMap<string, Json> {
  const pact: unknown = JSON.parse(text);
  const interactions =
    isObject(pact) && Array.isArray(pact['interactions']) ? (pact['interactions'] as readonly Json[]) : [];
  return new Map(interactions.map((interaction) => [descriptionOf(interaction), interaction]));
}
