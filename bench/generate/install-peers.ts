import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, peerFile } from './folder.ts';

/**
 * Installs the peers in the versions of `peers/package.json`, once. They need TypeScript 5 and stay outside the workspace.
 * @throws when npm cannot install them
 */
export function installPeers(): void {
  const wanted = readFileSync(join(import.meta.dirname, 'peers', 'package.json'), 'utf8');
  const manifest = join(benchFolder, 'package.json');
  const complete = peerFile('.opendas-bench');
  if (existsSync(complete) && readFileSync(complete, 'utf8') === wanted) return;
  console.error(`Installing the peers in ${benchFolder} …`);
  mkdirSync(benchFolder, { recursive: true });
  writeFileSync(manifest, wanted);
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: benchFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm could not install the peers in ${benchFolder}; what it wrote is above.`);
  writeFileSync(complete, wanted);
}
