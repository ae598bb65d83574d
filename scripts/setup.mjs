/** `npm run setup`: installs everything the workspace needs. */
import { ensureInstalled, say } from './workspace.mjs';

ensureInstalled();
say('Everything is installed. Next: npm start, npm test or npm run demo.');
