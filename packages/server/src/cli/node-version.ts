/** How a command was started. */
export interface Started {
  /** What follows `opendas`. */
  readonly args: readonly string[];
  /** `npm_lifecycle_event`: the script of a package.json that started it, `npx`, or nothing. */
  readonly script: string | undefined;
}

/**
 * What to tell somebody whose Node is too old: the lock of the data directory needs `node:sqlite`, which is there from 22.13 on.
 *
 * @param running - Version, for example `22.13.0`.
 * @returns `undefined` where it is new enough.
 */
export function tooOld(running: string, started: Started): string | undefined {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return undefined;
  return (
    `opendas needs Node 22.13 or newer, this is ${running}. Install a newer Node and run \`${nameOf(started)}\` again. ` +
    'A checkout brings a newer Node on Linux: there, `npm run -s opendas -- …` stands for `opendas …`.'
  );
}

/** npm has names of its own for two scripts. */
const npmNames: Readonly<Record<string, string>> = { start: 'npm start', test: 'npm test' };

/** What was typed, without options and files: their values may be secret. */
function nameOf({ args, script }: Started): string {
  if (script !== undefined && script !== 'npx') return npmNames[script] ?? `npm run ${script}`;
  const end = args.findIndex((arg) => !/^[a-z-]+$/.test(arg) || arg.startsWith('-'));
  return ['opendas', ...args.slice(0, end === -1 ? args.length : end)].join(' ');
}
