/**
 * Fuzzes a running server with schemathesis (from PyPI, in an environment of its own below .cache/), all checks, against
 * `/openapi.json`: no 5xx, and no answer that the document does not allow. Once with project ids as they come, once within
 * the caller's own project, where requests get further.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonPackage } from './python-package.ts';
import { demoCommand, ended, startServer } from './server-process.ts';

const program = join(pythonPackage('schemathesis', '4.32.5'), 'schemathesis');
const examples = process.argv[2] ?? '60';

const directory = mkdtempSync(join(tmpdir(), 'opendas-fuzz-'));
const data = join(directory, 'data');
const server = await startServer(demoCommand(data), data);
let failed = false;
try {
  const account = server.demo.accounts[0];
  const user = account?.users.find(({ root }) => !root);
  const project = account?.projects[0];
  if (user === undefined || project === undefined) throw new Error('The demo has no user or no project.');
  const base = readFileSync('scripts/schemathesis.toml', 'utf8');
  const runs = {
    'project ids as they come': base,
    'the own project': `${base}\n[parameters]\n"path.project_id" = "${project.id}"\n`,
  };
  for (const [name, configuration] of Object.entries(runs)) {
    console.log(`\n# ${name}`);
    const file = join(directory, 'schemathesis.toml');
    writeFileSync(file, configuration);
    const { status } = spawnSync(
      program,
      [
        '--config-file',
        file,
        'run',
        `${server.demo.url}/openapi.json`,
        '--checks',
        'all',
        '--max-examples',
        examples,
        '--seed',
        '20260120',
        '--no-color',
        '--url',
        server.demo.url,
      ],
      { cwd: directory, stdio: 'inherit', env: { ...process.env, OPENDAS_TOKEN: user.token } },
    );
    failed ||= status !== 0;
  }
} finally {
  server.process.kill('SIGTERM');
  await ended(server.process);
  rmSync(directory, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
