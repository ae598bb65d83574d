/** How fast a valid request that shares a connection is checked, and what a bundle with that check weighs. `pnpm run validators` */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { medianTimes } from './median.ts';
import { peers, type Peer } from './peers.ts';
import { shareRequest } from './requests.ts';

const folder = mkdtempSync(join(import.meta.dirname, '..', '.bench-'));
try {
  const compared = await peers(folder);
  for (const { name, check } of compared) {
    if (!check(shareRequest(1)) || !check(shareRequest(100)) || check({ users: [] }))
      throw new Error(`${name} does not check the request.`);
  }
  const one = times(compared, 1);
  const hundred = times(compared, 100);
  const sizes = new Map(await Promise.all(compared.map(async (peer) => [peer.name, await bundleSize(peer)] as const)));
  const ratio = (map: ReadonlyMap<string, number>, name: string, to: string): string =>
    ((map.get(name) ?? Number.NaN) / (map.get(to) ?? Number.NaN)).toFixed(2);
  console.log('| | 1 user | × hand-written | 100 users | × hand-written | bundle, min | gzip |');
  console.log('|---|---|---|---|---|---|---|');
  for (const { name } of compared) {
    const size = sizes.get(name);
    console.log(
      `| ${name} | ${microseconds(one.get(name))} | ${ratio(one, name, 'hand-written')} | ${microseconds(hundred.get(name))} | ${ratio(hundred, name, 'hand-written')} | ${size?.min} B | ${size?.gzip} B |`,
    );
  }
  console.log(
    `\nAjv standalone / OpenDAS: ${ratio(one, 'Ajv standalone', 'OpenDAS')} (1 user), ${ratio(hundred, 'Ajv standalone', 'OpenDAS')} (100 users)`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function times(compared: readonly Peer[], users: number): ReadonlyMap<string, number> {
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
