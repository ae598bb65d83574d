/** How fast a valid request that shares a connection is checked, and what a bundle with that check weighs. `pnpm run validators` */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { medianTimes } from './median.ts';
import { peers, peersWithoutPatterns, type Peer } from './peers.ts';
import {
  readEveryCharacter,
  requestsAtBounds,
  requestsThatBreakPatterns,
  shareRequest,
  wrongRequests,
} from './requests.ts';

const folder = mkdtempSync(join(import.meta.dirname, '..', '.bench-'));
try {
  const compared = await peers(folder);
  const sizes = new Map(await Promise.all(compared.map(async (peer) => [peer.name, await bundleSize(peer)] as const)));
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

type Named = Pick<Peer, 'name' | 'check'>;
type Times = ReadonlyMap<string, number>;

function report(
  compared: readonly Named[],
  sizes: ReadonlyMap<string, { readonly min: number; readonly gzip: number }>,
  wrong: readonly unknown[],
): void {
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

async function bundleSize({ module }: Peer): Promise<{ readonly min: number; readonly gzip: number }> {
  const { outputFiles } = await build({
    stdin: { contents: module, resolveDir: folder, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return { min: bytes.length, gzip: gzipSync(bytes).length };
}
