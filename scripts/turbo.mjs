/** Runs turbo with the workspace installed: `node scripts/turbo.mjs run build`. */
import { ensureInstalled, turbo } from './workspace.mjs';

ensureInstalled();
process.exitCode = await turbo(process.argv.slice(2));
