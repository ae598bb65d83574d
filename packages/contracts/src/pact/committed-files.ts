import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fileOf = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Files of this package that are written by `npm run contracts:update` and reviewed like code. */
export const committedFiles = {
  pact: fileOf('pacts/opendas-client-opendas-server.json'),
  coverageJson: fileOf('coverage/coverage.json'),
  coverageMarkdown: fileOf('coverage/coverage.md'),
} as const;

/** What to do about a committed file that is not what it would be now. */
export const updateAdvice =
  'Run `npm run contracts:update`, look at the difference (it is the contract), and commit it.';

/** The text of a committed file; undefined where there is none. */
export function readCommitted(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
