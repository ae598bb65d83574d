/**
 * Whether what `npm start` runs is built already. Asking turbo takes longer than starting the server; this looks at the
 * names, sizes and times of the files only, and asks turbo whenever one of them has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.mjs';

const stamp = join(root, 'node_modules', '.opendas-built');
/** Folders with the sources of what the server is built from, and files beside them. */
const sources = ['spec', 'packages', 'tools', 'package.json', 'pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json'];
/** Not sources: packages of others, and what tests leave. What is built counts too, so that a missing file is noticed. */
const ignored = new Set(['node_modules', '.turbo', '.reports', 'test', 'pacts', 'coverage']);

/** Whether nothing has changed since {@link noteBuilt}. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** Notes that everything is built as it stands now. */
export function noteBuilt() {
  writeFileSync(stamp, fingerprint());
}

function fingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const entry = statSync(join(root, path));
    if (entry.isDirectory()) {
      for (const name of readdirSync(join(root, path)).toSorted()) if (!ignored.has(name)) visit(join(path, name));
    } else {
      hash.update(`${path} ${entry.size} ${entry.mtimeMs}\n`);
    }
  };
  for (const path of sources) visit(path);
  return hash.digest('hex');
}
