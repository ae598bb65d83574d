/**
 * How fast a valid request that shares a connection is checked, and what a bundle with that check weighs; then time, heap and size on each of the kinds
 * of schemas. `pnpm run validators [share|items|events|tree …]`: with names, those kinds only.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSize, type BundleSize } from './bundle-size.ts';
import { kinds } from './kinds.ts';
import { medianTimes } from './median.ts';
import { peers, peersWithoutPatterns, type Peer } from './peers.ts';
import {
  readEveryCharacter,
  requestsAtBounds,
  requestsThatBreakPatterns,
  shareRequest,
  wrongRequests,
} from './requests.ts';

const [, , ...chosen] = process.argv;
if (chosen.length === 0) await reportShareRequest();
for (const kind of chosen.length === 0 ? kinds.keys() : chosen) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('./kind-report.ts')), kind], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

type Named = Pick<Peer, 'name' | 'check'>;
type Times = ReadonlyMap<string, number>;

async function reportShareRequest(): Promise<void> {
  const folder = mkdtempSync(join(import.meta.dirname, '..', '.bench-'));
  try {
    const compared = await peers(folder);
    const sizes = new Map(
      await Promise.all(compared.map(async (peer) => [peer.name, await bundleSize(peer.module, folder)] as const)),
    );
    console.log('The request of the document:\n');
    report(compared, sizes, [...wrongRequests, ...requestsThatBreakPatterns]);
    const floor = times([{ name: 'characters', check: readEveryCharacter }], 100).get('characters');
    console.log(`Looking once at every character of the 100 users, and nothing else: ${microseconds(floor)}`);
    console.log(
      '\nThe same request with lengths in place of patterns (what is left when regular expressions are taken out):\n',
    );
    report(await peersWithoutPatterns(folder), new Map(), wrongRequests);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(compared: readonly Named[], sizes: ReadonlyMap<string, BundleSize>, wrong: readonly unknown[]): void {
  for (const peer of compared) requireTheSameChecks(peer, wrong);
  const one = times(compared, 1);
  const hundred = times(compared, 100);
  console.log(
    '| | 1 user | × hand-written | 100 users | × hand-written | bundle, min | gzip |\n|---|---|---|---|---|---|---|',
  );
  for (const { name } of compared) {
    const size = sizes.get(name);
    const cells = [
      name,
      microseconds(one.get(name)),
      ratio(one, name, 'hand-written'),
      microseconds(hundred.get(name)),
      ratio(hundred, name, 'hand-written'),
    ];
    console.log(
      `| ${[...cells, size === undefined ? '' : `${size.min} B`, size === undefined ? '' : `${size.gzip} B`].join(' | ')} |`,
    );
  }
  console.log(
    `\nAjv standalone / OpenDAS: ${ratio(one, 'Ajv standalone', 'OpenDAS')} (1 user), ${ratio(hundred, 'Ajv standalone', 'OpenDAS')} (100 users)`,
  );
}

/** Times compare only what does the same work. */
function requireTheSameChecks({ name, check }: Named, wrong: readonly unknown[]): void {
  const refused = [shareRequest(1), shareRequest(100), ...requestsAtBounds].filter((request) => !check(request));
  const accepted = wrong.filter((request) => check(request));
  for (const [what, requests] of [
    ['refuses', refused],
    ['accepts', accepted],
  ] as const) {
    const [first] = requests;
    if (requests.length > 0)
      throw new Error(`${name} ${what} ${JSON.stringify(first).slice(0, 300)}, unlike the document.`);
  }
}

function ratio(map: Times, name: string, to: string): string {
  return ((map.get(name) ?? Number.NaN) / (map.get(to) ?? Number.NaN)).toFixed(2);
}

function times(compared: readonly Named[], users: number): Times {
  const request = shareRequest(users);
  return medianTimes(new Map(compared.map(({ name, check }) => [name, () => check(request)])));
}

function microseconds(nanoseconds = Number.NaN): string {
  return `${(nanoseconds / 1000).toFixed(3)} µs`;
}
