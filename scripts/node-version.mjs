/** Which Node the scripts of the root need, and what to tell somebody who has another. Plain JavaScript that an old Node can read. */

/** For installing; and for all else, where the workspace brings no Node (macOS, Windows). */
const needed = { toInstall: [20, 0], withoutOwn: [22, 18] };

/**
 * @param {string} running - Version, for example `22.18.0`.
 * @param {'toInstall' | 'withoutOwn'} what
 * @param {string} command - What was run.
 * @returns What is wrong; `undefined` where nothing is.
 */
export function tooOld(running, what, command) {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const [leastMajor, leastMinor] = needed[what];
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  const least = leastMinor === 0 ? leastMajor : `${leastMajor}.${leastMinor}`;
  const where = what === 'withoutOwn' ? ' on this platform' : '';
  return `${command} needs Node ${least} or newer${where}, this is ${running}. Install a newer Node and run ${command} again.`;
}

/**
 * What was run: `npm test`, `npm run demo`, or a script without npm.
 *
 * @param {string | undefined} npmScript - `npm_lifecycle_event`.
 * @param {string} file - Of the script.
 */
export function commandOf(npmScript, file) {
  if (npmScript === undefined) return `node ${file}`;
  return ['start', 'test'].includes(npmScript) ? `npm ${npmScript}` : `npm run ${npmScript}`;
}
