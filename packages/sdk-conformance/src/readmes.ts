import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { exampleKey, type Provider } from '@opendas/contracts';
import type { Language } from './languages.ts';

const project = '054e292c9880d4992f02c0196d3ea468';

/** What the example of every README prints. */
const printed = /^username \d{13}\n400 DAS\.5052 \S+\n$/;

/**
 * Runs the example in the README of a language as it stands there, and says what it printed else than it should.
 *
 * @throws Error where it does not run to its end.
 */
export async function runReadme({ name, folder, example }: Language, provider: Provider): Promise<readonly string[]> {
  const cwd = join(import.meta.dirname, '..', '..', folder);
  const readme = readFileSync(join(cwd, 'README.md'), 'utf8');
  const [, code = ''] = new RegExp(`\n\`\`\`${example.fence}\n(.*?)\n\`\`\`\n`, 's').exec(readme) ?? [];
  const file = join(cwd, example.file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${code}\n`);
  await provider.setState({ name: 'the caller may use the project', params: { project_id: project } });
  const { accessKeyId, secretAccessKey } = exampleKey();
  const [program, ...args] = example.run;
  // Not waiting for it: the server answers from this process.
  const { stdout } = await promisify(execFile)(program.includes('/') ? join(cwd, program) : program, args, {
    cwd,
    timeout: 120_000,
    env: {
      ...process.env,
      DAS_ENDPOINT: provider.url,
      DAS_PROJECT_ID: project,
      DAS_ACCESS_KEY: accessKeyId,
      DAS_SECRET_KEY: secretAccessKey,
    },
  });
  return printed.test(stdout) ? [] : [`the README of ${name} printed ${JSON.stringify(stdout)}`];
}
