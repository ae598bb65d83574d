/** `npm run demo`: plays the story of a shared connection through @opendas/client, against a server that it starts itself. */
import { join } from 'node:path';
import { ensureInstalled, nodeProgram, root, run, turbo } from './workspace.mjs';

ensureInstalled();
const built = await turbo(['run', 'build', '--filter=@opendas/share-story'], { quiet: true });
process.exitCode =
  built !== 0
    ? built
    : await run(nodeProgram(), [join(root, 'examples/share-story/dist/main.js'), ...process.argv.slice(2)]);
