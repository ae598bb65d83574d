/**
 * Says in Markdown what changed in the document since a commit, and which version bump that needs:
 * `npm run spec:diff -- origin/main`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const base = process.argv[2] ?? 'HEAD';
const directory = mkdtempSync(join(tmpdir(), 'opendas-spec-'));
try {
  const archive = execFileSync('git', ['archive', base, 'spec']);
  execFileSync('tar', ['-x', '-C', directory], { input: archive });
  const { stdout, stderr, status } = spawnSync(
    join('spec', 'node_modules', '.bin', 'redocly'),
    ['diff', join(directory, 'spec', 'openapi.yaml'), join('spec', 'openapi.yaml'), '--format', 'markdown'],
    { encoding: 'utf8' },
  );
  // 1 says that there are breaking changes; everything else but 0 is a failure of the tool.
  if (status !== 0 && status !== 1) throw new Error(stderr);
  console.log(`## Changes of the document since ${base}\n\n${stdout.trim() === '' ? 'None.' : stdout.trim()}`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
