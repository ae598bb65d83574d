import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const documents = fileURLToPath(new URL('documents', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'opendas-generate-'));
afterAll(() => rmSync(root, { recursive: true }));

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with the test documents, and the command run in it. */
function project(): { readonly folder: string; readonly run: (...argv: readonly string[]) => Finished } {
  const folder = mkdtempSync(join(root, 'project-'));
  cpSync(documents, folder, { recursive: true });
  writeFileSync(join(folder, 'plain.yaml'), 'openapi: 3.1.0\ninfo: {title: plain, version: "1"}\npaths: {}\n');
  return {
    folder,
    run(...argv) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...argv], { cwd: folder, encoding: 'utf8' });
      return { code: status, stdout, stderr };
    },
  };
}

describe('a run', () => {
  test('generates, does nothing when nothing changed, and notices a change in a further file', () => {
    const { folder, run } = project();
    expect(run('everything.yaml', '-o', 'out')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^out: 14 operations, \d+ schemas, \d+ interactions: \d+ files in [\d.]+ s, \d+ written\n$/,
      ),
    });
    expect(run('everything.yaml', '-o', 'out')).toEqual({
      code: 0,
      stdout: 'out is up to date with everything.yaml; nothing to do\n',
      stderr: '',
    });
    const parameters = join(folder, 'parts/parameters.yaml');
    writeFileSync(parameters, readFileSync(parameters, 'utf8').replace('maximum: 100', 'maximum: 200'));
    expect(run('everything.yaml', '-o', 'out').stdout).toMatch(/ [1-9]\d* written\n$/);
    expect(readFileSync(join(folder, 'out/validators.js'), 'utf8')).toContain('200');
  });

  test('generates what is asked for, and types where they are needed', () => {
    const { folder, run } = project();
    run('version-3.0.yaml', '-o', 'out', '--only', 'client');
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([
      '.opendas-generate.json',
      'client-runtime',
      'client.ts',
      'types.d.ts',
    ]);
    run('version-3.0.yaml', '-o', 'out', '--only', 'interactions');
    expect(existsSync(join(folder, 'out/client.ts'))).toBe(false);
  });

  test('reads a configuration file, over which options go', () => {
    const { folder, run } = project();
    writeFileSync(
      join(folder, 'generate.json'),
      JSON.stringify({ input: 'version-3.0.yaml', output: 'a', only: ['types'] }),
    );
    expect(run('--config', 'generate.json', '-o', 'b').code).toBe(0);
    expect(readdirSync(join(folder, 'b')).toSorted()).toEqual(['.opendas-generate.json', 'types.d.ts']);
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });

  test('writes a report', () => {
    const { folder, run } = project();
    run('everything.yaml', '-o', 'out', '--report', 'report.json');
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({
      input: 'everything.yaml',
      output: 'out',
      outcome: 'written',
      counts: { operations: 14, schemas: expect.any(Number), interactions: expect.any(Number) },
      milliseconds: { document: expect.any(Number), types: expect.any(Number), client: expect.any(Number) },
      peakMemory: expect.any(Number),
      warnings: expect.arrayContaining([
        {
          file: 'everything.yaml',
          line: expect.any(Number),
          pointer: '#/webhooks',
          message: expect.stringContaining('left out'),
        },
      ]),
      problems: [],
    });
  });
});

describe('a report', () => {
  test('has everything also when nothing changed, and what is wrong', () => {
    const { folder, run } = project();
    const report = (): unknown => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    run('everything.yaml', '-o', 'out');
    run('everything.yaml', '-o', 'out', '--report', 'report.json');
    expect(report()).toMatchObject({ outcome: 'unchanged', counts: { operations: 14 }, files: [] });
    writeFileSync(join(folder, 'a.yaml'), 'openapi: 3.1.0\ninfo: {title: a}');
    run('a.yaml', '-o', 'out2', '--report', 'report.json');
    expect(report()).toMatchObject({
      outcome: 'failed',
      problems: [{ file: 'a.yaml', line: 2, pointer: '#/info/version' }],
    });
  });

  test('that cannot be written is a complaint', () => {
    const { code, stderr } = project().run('plain.yaml', '-o', 'out', '--report', 'none/report.json');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^the report cannot be written: .*none/),
    });
  });
});

test('--watch goes on after a mistake, also in a further file', { timeout: 60_000 }, async () => {
  const { folder } = project();
  const watching = spawn(process.execPath, [cli, 'everything.yaml', '-o', 'out', '--watch'], { cwd: folder });
  let printed = '';
  for (const stream of [watching.stdout, watching.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const printedTimes = (pattern: RegExp, times: number): Promise<void> =>
    vi.waitFor(() => expect(printed.match(pattern)).toHaveLength(times), { timeout: 20_000 });
  try {
    const parameters = join(folder, 'parts/parameters.yaml');
    const good = readFileSync(parameters, 'utf8');
    await printedTimes(/ written\n/g, 1);
    writeFileSync(parameters, 'id: [');
    await printedTimes(/not YAML/g, 1);
    writeFileSync(parameters, good.replace('maximum: 100', 'maximum: 300'));
    await printedTimes(/ written\n/g, 2);
    expect(readFileSync(join(folder, 'out/validators.js'), 'utf8')).toContain('300');
  } finally {
    watching.kill();
  }
});

test('a local copy stands for a document of the network', () => {
  const { folder, run } = project();
  const ref = 'https://example.com/pet.json#/a';
  writeFileSync(
    join(folder, 'a.yaml'),
    `openapi: 3.1.0\ninfo: {title: a, version: '1'}\ncomponents: {schemas: {A: {$ref: '${ref}'}}}`,
  );
  writeFileSync(join(folder, 'copy.json'), '{"a": {"const": 42}}');
  expect(run('a.yaml', '-o', 'out', '--document', 'https://example.com/pet.json=copy.json').code).toBe(0);
  expect(readFileSync(join(folder, 'out/types.d.ts'), 'utf8')).toContain('42');
});

test('--formats assertion checks formats', () => {
  const { folder, run } = project();
  run('everything.yaml', '-o', 'out', '--only', 'validators', '--formats', 'assertion');
  const code = `import('./out/validators.js').then(({ Date: date }) => console.log(date.is('2024-02-30'), date.is('2024-02-29')))`;
  const { stdout } = spawnSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe('false true\n');
});

describe('--check', () => {
  test('writes nothing, and fails until the output is current', () => {
    const { folder, run } = project();
    expect(run('plain.yaml', '-o', 'out', '--check')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^out is not current: types\.d\.ts, .*Run the same command without --check\.\n$/),
    });
    expect(existsSync(join(folder, 'out'))).toBe(false);
    run('plain.yaml', '-o', 'out');
    expect(run('plain.yaml', '-o', 'out', '--check')).toMatchObject({ code: 0, stdout: 'out is current\n' });
    writeFileSync(join(folder, 'out/types.d.ts'), '// edited');
    expect(run('plain.yaml', '-o', 'out', '--check')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('out is not current: types.d.ts.'),
    });
  });
});

describe('what is wrong is said with its place, and nothing is written', () => {
  test.each<{ name: string; text: string; want: RegExp }>([
    { name: 'an empty file', text: '', want: /^a\.yaml: #: the file is empty/ },
    {
      name: 'Swagger 2.0',
      text: 'swagger: "2.0"',
      want: /^a\.yaml:1: #\/openapi: .*Swagger 2\.0; convert it first, for example with npx swagger2openapi\n$/,
    },
    {
      name: 'a key twice',
      text: 'openapi: 3.1.0\ninfo: {}\ninfo: {}',
      want: /^a\.yaml:3: #: not YAML: Map keys must be unique/,
    },
    {
      name: 'several mistakes at once',
      text: 'openapi: 3.1.0\ninfo: {title: a}\npaths:\n  /a:\n    get: {deprecated: 1}\ncomponents:\n  schemas:\n    A: {type: text}\n    B: {$ref: "#/no"}',
      want: new RegExp(
        [
          String.raw`^a\.yaml:2: #/info/version: a string is required here`,
          String.raw`a\.yaml:5: #/paths/~1a/get/deprecated: expected true or false, got a number`,
          String.raw`a\.yaml:8: #/components/schemas/A/type: .*`,
          String.raw`a\.yaml:9: #/components/schemas/B/\$ref: the reference #/no points to nothing\n$`,
        ].join('\n'),
      ),
    },
    {
      name: 'a reference to the network',
      text: 'openapi: 3.1.0\ninfo: {title: a, version: "1"}\ncomponents: {schemas: {A: {$ref: "https://example.com/a"}}}',
      want: /^a\.yaml:3: #\/components\/schemas\/A\/\$ref: .*nothing is fetched/,
    },
  ])('$name', ({ text, want }) => {
    const { folder, run } = project();
    writeFileSync(join(folder, 'a.yaml'), text);
    const { code, stderr } = run('a.yaml', '-o', 'out');
    expect({ code, written: existsSync(join(folder, 'out')) }).toEqual({ code: 1, written: false });
    expect(stderr).toMatch(want);
  });

  test('a document that is not there', () => {
    expect(project().run('none.yaml', '-o', 'out')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('none.yaml'),
    });
  });

  test('a file in the way that is not ours', () => {
    const { folder, run } = project();
    const { stderr, code } = run('version-3.0.yaml', '-o', '.', '--only', 'types');
    expect({ stderr, code }).toMatchObject({ code: 0 });
    writeFileSync(join(folder, 'client.ts'), 'export const mine = 1;');
    expect(run('version-3.0.yaml', '-o', '.')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('. has files that were not generated: client.ts.'),
    });
    expect(readFileSync(join(folder, 'client.ts'), 'utf8')).toBe('export const mine = 1;');
    expect(run('version-3.0.yaml', '-o', '.', '--force').code).toBe(0);
  });

  test.each([
    { argv: [], want: /the document is missing/ },
    { argv: ['everything.yaml'], want: /the output folder is missing/ },
    { argv: ['everything.yaml', '-o', 'out', '--nope'], want: /unknown option '--nope'/ },
    {
      argv: ['everything.yaml', '-o', 'out', '--only', 'zod'],
      want: /expected types, client, validators, interactions, got zod/,
    },
  ])('wrong usage: $argv', ({ argv, want }) => {
    const { code, stderr } = project().run(...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(want);
    expect(stderr).toContain('--help');
  });
});

test('--help has examples', () => {
  const { code, stdout } = project().run('--help');
  expect(code).toBe(0);
  expect(stdout).toContain('$ opendas-generate openapi.yaml -o src/generated');
});
