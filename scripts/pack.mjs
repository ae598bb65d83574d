/** `npm run pack`: builds every package that is published and packs it to `packed/`, to be installed elsewhere before it is on npm. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, fail, root, run, say, turbo } from './workspace.mjs';

const folder = join(root, 'packed');
ensureInstalled();
if ((await turbo(['run', 'build', '--filter=./packages/*', '--filter=./tools/*'], { quiet: true })) !== 0)
  fail('The build failed.');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const path of ['spec', ...below('packages'), ...below('tools')]) {
  if (/"private": true/.test(readFileSync(join(root, path, 'package.json'), 'utf8'))) continue;
  const code = await run(
    join(root, 'node_modules/.bin/pnpm'),
    ['-C', join(root, path), 'pack', '--pack-destination', folder],
    'if it fails',
  );
  if (code !== 0) fail(`${path} could not be packed.`);
}
say(`${readdirSync(folder).length} packages are in ${folder}`);

function below(group) {
  return readdirSync(join(root, group)).map((name) => join(group, name));
}
