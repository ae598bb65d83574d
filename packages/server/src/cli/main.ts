#!/usr/bin/env node
import { tooOld } from './node-version.ts';

// Everything else is loaded once it is known that this Node can: an older one may stop at an import, with an error that helps nobody.
const problem = tooOld(process.versions.node, {
  args: process.argv.slice(2),
  script: process.env['npm_lifecycle_event'],
});
if (problem === undefined) {
  await import('./program.ts');
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
