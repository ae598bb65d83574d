import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingProgram, scriptPath, shells } from './shells.ts';

const program = join(
  dirname(createRequire(import.meta.url).resolve('@opendas/server/package.json')),
  'dist/cli/main.js',
);

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe.skipIf(missingProgram !== undefined)(
  `story.sh${missingProgram === undefined ? '' : `: ${missingProgram} is missing`}`,
  () => {
    let folder: string;
    let demo: string;
    let server: ChildProcess;
    let ended: Promise<unknown>;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'opendas-shell-story-'));
      demo = join(folder, 'demo.json');
      const args = [
        'serve',
        '--demo',
        '--port',
        '0',
        '--data-dir',
        folder,
        '--log-level',
        'error',
        '--check-responses',
      ];
      server = spawn(process.execPath, [program, ...args], { stdio: 'ignore' });
      ended = new Promise((resolve) => server.once('exit', resolve));
      while (!existsSync(demo) && server.exitCode === null) await sleep(50);
    }, 60_000);
    afterAll(async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });

    const play = (shell: string, file: string, path = process.env['PATH'] ?? ''): Promise<Run> =>
      new Promise((resolve) => {
        const env = { ...process.env, PATH: path };
        execFile(shell, [scriptPath('story.sh'), file], { env }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
        });
      });
    /** A demo.json with one text replaced. */
    const changed = (name: string, from: RegExp, to: string): string => {
      const file = join(folder, name);
      writeFileSync(file, readFileSync(demo, 'utf8').replace(from, to));
      return file;
    };

    it.each(shells)('plays from beginning to end in %s', async (shell) => {
      const { code, stdout, stderr } = await play(shell, demo);
      expect(stderr).toBe('');
      expect(stdout.match(/^ {2}[0-9]{3} /gm)).toEqual(
        [200, 200, 401, 200, 200, 200, 403, 401, 200, 404, 200, 200].map((status) => `  ${status} `),
      );
      expect(stdout).toContain('As expected, from beginning to end.');
      expect(code).toBe(0);
    });

    it('ends with 1 at the first surprise', async () => {
      // The first project is the owner's.
      const file = changed('other-project.json', /("projects": \[\s+\{[^}]*"id": ")[^"]+/, `$1${'f'.repeat(32)}`);
      const { code, stdout, stderr } = await play('sh', file);
      expect(stdout).toMatch(/^\nThe owner saves a login\.\n {2}403 \{"error_code":"APIGW\.0310"[^\n]+\n$/);
      expect(stderr).toBe('  That is a surprise: expected status 200.\n');
      expect(code).toBe(1);
    });

    it.each([
      { what: 'no such file', file: () => join(folder, 'nothing.json'), want: 'cannot be read' },
      {
        what: 'a file without keys',
        file: () => changed('keys.json', /"access_key"/g, '"key"'),
        want: 'has not the members',
      },
      {
        what: 'a server that is gone',
        file: () => changed('gone.json', /127\.0\.0\.1:[0-9]+/, '127.0.0.1:1'),
        want: 'No answer from',
      },
    ])('ends with 2 for $what', async ({ file, want }) => {
      const { code, stderr } = await play('sh', file());
      expect(stderr).toContain(want);
      expect(code).toBe(2);
    });

    it('gives no program a secret as an argument', async () => {
      const log = join(folder, 'arguments');
      for (const name of ['curl', 'openssl', 'awk', 'od', 'sed', 'tr', 'cut', 'sort', 'tail']) {
        const wrapper = join(folder, name);
        writeFileSync(
          wrapper,
          `#!/bin/sh\nprintf '%s\\n' "$@" >>'${log}'\nPATH=\${PATH#*${delimiter}} exec ${name} "$@"\n`,
        );
        chmodSync(wrapper, 0o755);
      }
      const { code } = await play('sh', demo, `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
      expect(code).toBe(0);
      const given = readFileSync(log, 'utf8');
      expect(given).toContain('Authorization: SDK-HMAC-SHA256');
      const secrets = [...readFileSync(demo, 'utf8').matchAll(/"(?:secret_key|token)": "([^"]+)"/g)].map(
        ([, secret]) => secret ?? '',
      );
      expect(secrets).toHaveLength(8);
      for (const secret of [...secrets, 'known to nobody else']) expect(given).not.toContain(secret);
    });
  },
);
