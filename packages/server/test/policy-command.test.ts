import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

/** The built command, as users run it. */
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-policy-'));
  mkdirSync(join(folder, 'temporary'));
  write('own.json', policy('5.0', [{ Sid: 'own', Effect: 'Allow', Action: 'das:connection:*' }]));
  write('role.json', policy('1.1', [{ Effect: 'Allow', Action: ['das:connections:list'] }]));
  write('no.json', policy('5.0', [{ Effect: 'Deny', Action: 'das:connection:delete' }]));
  write('bound.json', policy('5.0', [{ Effect: 'Allow', Action: 'das:*:*', Resource: 'das:*:a1:*:*' }]));
  write('else.json', policy('5.0', [{ Effect: 'Allow', Action: '*', Resource: 'das:*:a2:*:*' }]));
  write('exception.json', policy('5.0', [{ Effect: 'Deny', NotAction: 'das:*:*' }]));
  write('wrong.json', '{\n  "Version": "5.0",\n  "Statement": [{ "Effect": "allow", "Action": "das" }]\n}\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function policy(version: string, statements: readonly object[]): string {
  return JSON.stringify({ Version: version, Statement: statements });
}

function write(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return name;
}

function opendas(args: readonly string[], input = '', nodeOptions: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, program, 'policy', ...args], {
    cwd: folder,
    env: { ...process.env, TMPDIR: join(folder, 'temporary') },
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

const mistakes = [
  '3:29: /Statement/0/Effect: Expected "Allow" or "Deny" in this spelling, found "allow".',
  '3:48: /Statement/0/Action: Expected an action of three parts, service:resourceType:operation, such as das:connection:modify, found "das". All actions of DAS are das:*:*.',
];

describe('opendas policy', () => {
  it.each([
    { args: [], stderr: /Commands:\n {2}check/ },
    { args: ['chek'], stderr: /unknown command 'chek'/ },
    { args: ['check'], stderr: /missing required argument 'file'/ },
    { args: ['check', '--type', 'resource', 'own.json'], stderr: /Allowed choices are identity, service-control/ },
    { args: ['check', 'own.json', 'none.json'], stderr: /^The file none\.json does not exist\.\n$/ },
    { args: ['check', '.'], stderr: /^The file \. cannot be read: EISDIR.*\n$/ },
    { args: ['simulate', '--policy', 'own.json'], stderr: /required option '--requests <file>' not specified/ },
    { args: ['simulate', '--requests', '-'], stderr: /required option '--policy <file...>' not specified/ },
    { args: ['simulate', '--policy', 'none.json', '--requests', '-'], stderr: /^The file none\.json does not exist/ },
    { args: ['simulate', '--policy', 'own.json', '--requests', 'x'], stderr: /^The file x does not exist/ },
    { args: ['simulate', '--policy', 'own.json', '--requests', '.'], stderr: /^The file \. cannot be read/ },
    { args: ['simulate', '--policy', 'own.json', '--requests', '-', '--scp', 'x'], stderr: /^The file x does not/ },
  ])('refuses $args with exit code 2', ({ args, stderr }) => {
    const result = opendas(args);
    expect(result).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(stderr) as string });
    expect(result.stderr).not.toContain('    at ');
  });

  it.each([
    { args: ['--help'], stdout: ['check', 'simulate'] },
    { args: ['check', '--help'], stdout: ['--type', '$ opendas policy check policies/*.json'] },
    { args: ['simulate', '--help'], stdout: ['--scp', '$ opendas policy simulate --policy own.json'] },
  ])('shows help for $args', ({ args, stdout }) => {
    const result = opendas(args);
    expect(result.code).toBe(0);
    for (const text of stdout) expect(result.stdout).toContain(text);
  });
});

describe('opendas policy check', () => {
  it('says nothing about policies without mistakes', () => {
    expect(opendas(['check', 'own.json', 'role.json', 'exception.json'])).toStrictEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('prints every mistake with its place, and exits with 1', () => {
    expect(opendas(['check', 'wrong.json', 'own.json', './wrong.json'])).toStrictEqual({
      code: 1,
      stdout: ['wrong.json', './wrong.json']
        .flatMap((file) => mistakes.map((mistake) => `${file}:${mistake}\n`))
        .join(''),
      stderr: '',
    });
  });

  it('checks service control policies by their grammar', () => {
    expect(opendas(['check', '--type', 'service-control', 'bound.json']).code).toBe(0);
    expect(opendas(['check', '--type', 'service-control', 'role.json', 'exception.json'])).toMatchObject({
      code: 1,
      stdout: [
        'role.json:1:12: /Version: Expected "5.0", the only version of service control policies.',
        'exception.json:1:48: /Statement/0/NotAction: A service control policy does not have the member "NotAction": name the actions with Action.\n',
      ].join('\n'),
    });
  });

  it('prints JSON', () => {
    const { code, stdout } = opendas(['check', '--json', 'own.json', 'wrong.json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toStrictEqual({
      files: [
        { file: 'own.json', mistakes: [] },
        {
          file: 'wrong.json',
          mistakes: [
            { line: 3, column: 29, pointer: '/Statement/0/Effect', message: mistakes[0]?.split(': ').at(-1) },
            expect.objectContaining({ line: 3, column: 48, pointer: '/Statement/0/Action' }),
          ],
        },
      ],
    });
  });

  it('names a mistake of the whole document, and refuses what is not UTF-8', () => {
    expect(
      opendas(['check', write('list.json', '[]'), write('latin.json', Buffer.from([0x22, 0xe4, 0x22]))]),
    ).toMatchObject({
      code: 1,
      stdout:
        'list.json:1:1: (document): Expected an object with Version and Statement, found a list.\n' +
        'latin.json:1:1: (document): The file is not text in UTF-8. Save it in this encoding.\n',
    });
  });
});

describe('opendas policy simulate', () => {
  const connection = 'das:r1:a1:connection:c1';
  const request = (action: string, more: object = {}): string =>
    `${JSON.stringify({ action, resource: connection, context: {}, ...more })}\n`;
  const answers = (stdout: string): readonly unknown[] =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  const nothing = { decision: 'implicitDeny', statements: [] };
  const own = { decision: 'allow', statements: [{ policy: 'own.json', index: 0, sid: 'own' }] };

  it('answers each request in its line', () => {
    const requests = [
      request('das:connection:modify'),
      request('das:connection:delete'),
      '\n',
      request('das::listInstances'),
      request('das::listInstances', { aliases: [] }),
      request('rds:instance:list', { aliases: ['das:connections:list'], note: 'not read' }).replace('\n', '\r\n'),
      JSON.stringify({ action: 'das:connection:login', resource: '*' }),
    ];
    const role = { decision: 'allow', statements: [{ policy: 'role.json', index: 0, sid: null }] };
    const args = ['simulate', '--policy', 'own.json', 'role.json', '--policy', 'no.json', '--json', '--requests'];
    const file = opendas([...args, write('requests.jsonl', requests.join(''))]);
    expect(file).toMatchObject({ code: 0, stderr: '' });
    expect(answers(file.stdout)).toStrictEqual([
      own,
      { decision: 'explicitDeny', statements: [{ policy: 'no.json', index: 0, sid: null }] },
      role,
      nothing,
      role,
      own,
    ]);
    expect(opendas([...args, '-'], requests.join(''))).toStrictEqual(file);
  });

  it('takes all service control policies for one level', () => {
    const args = ['simulate', '--policy', 'own.json', '--json', '--requests', '-', '--scp'];
    const requests = request('das:connection:modify');
    expect(answers(opendas([...args, 'bound.json'], requests).stdout)).toStrictEqual([own]);
    expect(answers(opendas([...args, 'else.json'], requests).stdout)).toStrictEqual([nothing]);
    expect(answers(opendas([...args, 'else.json', 'bound.json'], requests).stdout)).toStrictEqual([own]);
  });

  it('explains in words', () => {
    const requests = request('das:connection:modify') + request('rds:instance:list');
    expect(opendas(['simulate', '--policy', 'own.json', '--requests', '-'], requests).stdout).toBe(
      [
        `das:connection:modify on ${connection}: allowed by own.json statement 0 "own".`,
        'Identity policies:',
        '  own.json statement 0 "own" (Allow) matches.',
        '',
        `rds:instance:list on ${connection}: denied, since no identity policy allows it.`,
        'Identity policies:',
        '  own.json statement 0 "own" (Allow) does not match: the action rds:instance:list is not among das:connection:*.',
        '\n',
      ].join('\n'),
    );
  });

  it('answers nothing for no requests', () => {
    expect(opendas(['simulate', '--policy', 'own.json', '--requests', '-', '--json'])).toStrictEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('refuses policies with mistakes, naming all of them', () => {
    const wrong = opendas(['simulate', '--policy', 'own.json', 'wrong.json', '--requests', '-']);
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toBe(mistakes.map((mistake) => `wrong.json:${mistake}\n`).join(''));
    expect(opendas(['simulate', '--policy', 'own.json', '--scp', 'exception.json', '--requests', '-'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('A service control policy does not have the member "NotAction"') as string,
    });
  });

  const objectExpected = 'Expected an object with "action", "resource" and "context".';
  it.each([
    { line: '{"action":', message: 'This line is not JSON. Write one request a line, without line breaks in it.' },
    { line: '[]', message: objectExpected },
    { line: 'null', message: objectExpected },
    { line: '{"resource":"*"}', message: 'Expected "action" to be a string such as "das:connection:modify".' },
    {
      line: '{"action":"a","resource":1}',
      message: 'Expected "resource" to be a string such as "das:r1:a1:connection:c1".',
    },
    {
      line: '{"action":"a","resource":"*","aliases":"b"}',
      message: 'Expected "aliases" to be a list of strings such as ["das:connections:modify"].',
    },
    {
      line: '{"action":"a","resource":"*","context":[]}',
      message: 'Expected "context" to be an object such as {"g:UserName":"mia"}.',
    },
    ...['null', '{}', '[1]'].map((value) => ({
      line: `{"action":"a","resource":"*","context":{"k":${value}}}`,
      message: 'Expected a string, a number, true, false or a list of strings as "k" in "context".',
    })),
    {
      line: `"${'x'.repeat(1024 * 1024)}"`,
      message: 'The line has more than 1048576 bytes. Write one request a line.',
    },
  ])('answers nothing where a line is wrong: $message', ({ line, message }) => {
    const text = `${request('das:connection:modify')}\n${line}\n${request('das:connection:modify')}`;
    const stderr = (file: string): string => `${file}:3: ${message} No request was answered.\n`;
    const args = ['simulate', '--policy', 'own.json', '--json', '--requests'];
    expect(opendas([...args, write('broken.jsonl', text)])).toStrictEqual({
      code: 1,
      stdout: '',
      stderr: stderr('broken.jsonl'),
    });
    expect(opendas([...args, '-'], text)).toStrictEqual({ code: 1, stdout: '', stderr: stderr('(standard input)') });
  });

  it('refuses requests that are not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(request('a')), Buffer.from([0xff])]);
    expect(opendas(['simulate', '--policy', 'own.json', '--requests', write('latin.jsonl', bytes)])).toStrictEqual({
      code: 1,
      stdout: '',
      stderr: 'latin.jsonl:2: The line is not text in UTF-8. No request was answered.\n',
    });
  });

  it('answers many requests with little memory, and leaves no files', async () => {
    const count = 150_000;
    const line = request('das:connection:modify', { context: { 'g:UserName': 'x'.repeat(300) } });
    const lines = Array.from({ length: 100 }, () => line).join('');
    const file = join(folder, 'many.jsonl');
    await pipeline(
      Readable.from(
        (function* () {
          for (let written = 0; written < count; written += 100) yield lines;
        })(),
      ),
      createWriteStream(file),
    );
    const args = ['simulate', '--policy', 'own.json', '--requests', 'many.jsonl', '--json'];
    const { code, stdout, stderr } = opendas(args, '', ['--max-old-space-size=32']);
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`${JSON.stringify(own)}\n`.repeat(count));
    expect(readdirSync(join(folder, 'temporary'))).toStrictEqual([]);
  });
});
