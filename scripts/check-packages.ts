/**
 * Packs every package that is published, checks the packed files with publint and "Are the types wrong?", installs the
 * packages for users into an empty project, and uses them there from ESM, from CommonJS and from TypeScript.
 */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Packages that a project installs to use the API. */
const forUsers = ['spec', 'packages/types', 'packages/client', 'packages/validators', 'packages/iam-policy'];

/** Packages that a project installs to generate from its own document. */
const generators = ['model', 'types', 'client', 'validators', 'pact', 'generate'].map(
  (name) => `tools/openapi-${name}`,
);

/** The Node that uses the packages; CI names the one of its matrix, since scripts run on the workspace's own. */
const node = process.env['OPENDAS_NODE'] ?? process.execPath;

const directory = mkdtempSync(join(tmpdir(), 'opendas-packages-'));
try {
  const tarballs = new Map(publishedFolders().map((folder) => [folder, pack(folder)]));
  for (const [folder, tarball] of tarballs) {
    run('publint', ['run', tarball, '--strict']);
    // The document is JSON and YAML, which have no types.
    if (folder !== 'spec')
      run('attw', [tarball, '--profile', 'esm-only', '--no-emoji', '--format', 'ascii', '--quiet']);
  }
  installAndUse(forUsers.map((folder) => tarballs.get(folder) ?? ''));
  installAndGenerate(generators.map((folder) => tarballs.get(folder) ?? ''));
  const used = forUsers.length + generators.length;
  console.log(`${tarballs.size} packages are packed well; ${used} work in an empty project.`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function publishedFolders(): string[] {
  return globSync(['spec/package.json', '{packages,tools}/*/package.json'])
    .filter((file) => !/"private": true/.test(readFileSync(file, 'utf8')))
    .map((file) => dirname(file))
    .toSorted((one, other) => (one < other ? -1 : 1));
}

function pack(folder: string): string {
  const output = execFileSync('pnpm', ['pack', '--json', '--pack-destination', directory], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { filename } = JSON.parse(output.slice(output.indexOf('{'))) as { filename: string };
  return filename;
}

interface Project {
  readonly folder: string;
  readonly write: (name: string, text: string) => void;
}

/** An empty project with packages installed from their tarballs. */
function projectWith(tarballs: readonly string[]): Project {
  const folder = mkdtempSync(join(directory, 'project-'));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write('package.json', '{ "name": "empty", "private": true, "type": "module" }');
  run('npm', ['install', '--no-audit', '--no-fund', '--silent', ...tarballs], folder);
  return { folder, write };
}

function installAndUse(tarballs: readonly string[]): void {
  const { folder: project, write } = projectWith(tarballs);
  write(
    'use.mjs',
    `import { createDasClient } from '@opendas/client';
     import { ConnectionId, ValidationError } from '@opendas/validators';
     import { parsePolicy } from '@opendas/iam-policy';
     import document from '@opendas/spec/openapi.json' with { type: 'json' };
     const das = createDasClient({ endpoint: 'http://127.0.0.1:1', credentials: { token: 'x' }, projectId: '0'.repeat(32) });
     if (typeof das.createShareConnections !== 'function' || !document.openapi.startsWith('3.1')) process.exit(1);
     if (!ConnectionId.is('ee64e597-4f25-486f-bba1-0c850b3b59d6') || ConnectionId.is('x') || ValidationError === undefined) process.exit(1);
     if (!('mistakes' in parsePolicy('{}'))) process.exit(1);`,
  );
  write('use.cjs', `if (typeof require('@opendas/client').createDasClient !== 'function') process.exit(1);`);
  write(
    'use.ts',
    `import { createDasClient, unwrap } from '@opendas/client';
     import type { Schema } from '@opendas/types';
     import { DasConnInfo } from '@opendas/validators';
     const das = createDasClient({ region: 'cn-north-4', credentials: { token: 'x' }, projectId: '0'.repeat(32) });
     const list = await unwrap(das.listConnection({ query: { connection_type: 'SHARE' } }));
     export const first: Schema<'DasConnInfo'> | undefined = list.das_conn_info_list?.[0];
     DasConnInfo.assert(first);`,
  );
  run(node, ['use.mjs'], project);
  run(node, ['use.cjs'], project);
  typeCheck(project, 'use.ts');
}

/** Generates from a small document as the guide says, and uses the result from TypeScript and at run time. */
function installAndGenerate(tarballs: readonly string[]): void {
  const { folder: project, write } = projectWith(tarballs);
  write(
    'openapi.yaml',
    `openapi: 3.1.0
info: { title: Users, version: '1' }
servers: [{ url: http://127.0.0.1:1 }]
paths:
  /users/{id}:
    get:
      operationId: GetUser
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: The user., content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
        '404': { description: No such user. }
components:
  schemas:
    User: { type: object, required: [name], properties: { name: { type: string, minLength: 1 } } }
`,
  );
  run(node, ['node_modules/.bin/opendas-generate', 'openapi.yaml', '-o', 'generated'], project);
  run(node, ['node_modules/.bin/opendas-generate', 'openapi.yaml', '-o', 'generated', '--check'], project);
  write(
    'use.ts',
    `import { createTransport, getUser } from './generated/client.js';
     import { User } from './generated/validators.js';
     const result = await getUser(createTransport({ baseUrl: 'http://127.0.0.1:1' }), { path: { id: 'u1' } });
     if (result.ok) User.assert(result.data);
     export const name: string | undefined = result.ok ? result.data.name : undefined;`,
  );
  write(
    'use.mjs',
    `import { User } from './generated/validators.js';
     if (!User.is({ name: 'Ada' }) || User.is({ name: '' }) || User.issues({}).length !== 1) process.exit(1);`,
  );
  run(node, ['use.mjs'], project);
  typeCheck(project, 'use.ts');
  run(
    node,
    ['node_modules/.bin/openapi-pact', 'openapi.yaml', '-o', 'pact.json', '--consumer', 'a', '--provider', 'b'],
    project,
  );
  const pact = JSON.parse(readFileSync(join(project, 'pact.json'), 'utf8')) as {
    readonly interactions: readonly unknown[];
  };
  if (pact.interactions.length === 0) throw new Error('openapi-pact wrote no interactions');
}

function typeCheck(project: string, file: string): void {
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'];
  const platform = ['--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,dom', '--types', ''];
  run('tsc', ['--noEmit', ...platform, ...strict, file], project);
}

function run(program: string, args: readonly string[], cwd = '.'): void {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}
