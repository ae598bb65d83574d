#!/usr/bin/env node
import { tooOld } from './node-version.ts';

// Everything else is loaded once it is known that this Node can: an older one may stop at an import, with an error that helps nobody.
const problem = tooOld(process.versions.node);
if (problem === undefined) {
  await import('./program.ts');
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
