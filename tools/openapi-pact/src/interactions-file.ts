import type { Model } from '@opendas/openapi-model';
import type { DocumentInteractions } from './document-interactions.ts';

/**
 * The text of `interactions.json`: `{ title, version, openapi, interactions, coverage }`. Same document, same bytes.
 *
 * @example
 * ```ts
 * writeFileSync('interactions.json', interactionsFile(model, documentInteractions(model)));
 * ```
 */
export function interactionsFile(
  { title, version, openapi }: Pick<Model, 'title' | 'version' | 'openapi'>,
  { interactions, coverage }: Pick<DocumentInteractions, 'interactions' | 'coverage'>,
): string {
  return `${JSON.stringify({ title, version, openapi, interactions, coverage }, null, 2)}\n`;
}
