import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interaction } from '@opendas/openapi-pact';
import { canonicalPact } from '../pact/pact.ts';
import { newPact } from './new-pact.ts';
import { addInteraction } from './pact-interaction.ts';

/** The text of the pact file with these interactions, as Pact's own library writes it. */
export function provenPact(interactions: readonly Interaction[]): string {
  const pact = newPact();
  for (const interaction of interactions) addInteraction(pact, interaction);
  const folder = mkdtempSync(join(tmpdir(), 'opendas-pact-'));
  try {
    pact.writePactFile(folder, false);
    const [file] = readdirSync(folder);
    if (file === undefined) throw new Error(`Pact wrote no file to ${folder}.`);
    return canonicalPact(readFileSync(join(folder, file), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
