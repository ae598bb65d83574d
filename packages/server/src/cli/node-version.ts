/**
 * What to tell somebody whose Node is too old: the lock of the data directory needs `node:sqlite`, which is there from 22.13 on.
 *
 * @param running - Version, for example `22.13.0`.
 * @returns `undefined` where it is new enough.
 */
export function tooOld(running: string): string | undefined {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return undefined;
  return `opendas needs Node 22.13 or newer, this is ${running}. Install a newer Node, or use npm start in a checkout.`;
}
