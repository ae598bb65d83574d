import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peerFile } from './folder.ts';
import type { Command } from './measured-process.ts';

/** A generator that is compared. */
export interface Generator {
  readonly name: string;
  /** What it makes, for the heading of a table. */
  readonly makes: string;
  /** Whether its output needs no package: its declarations are then checked too (without `--skipLibCheck`). */
  readonly selfContained: boolean;
  /** The command that makes `folder/out` from a document; writes the configuration that it needs to `folder`. */
  command(document: string, folder: string): Command;
}

const ourCommand = join(import.meta.dirname, '..', '..', 'tools', 'openapi-generate', 'dist', 'cli.js');

/** What ours makes without what no peer makes. */
export const withoutInteractions: Generator = {
  name: 'OpenDAS, what peers make',
  makes: 'types, client, validators',
  selfContained: true,
  command: (document, folder) => node(folder, ourCommand, [document, '-o', 'out', '--only', 'types,client,validators']),
};

/** Ours first, then its peers, each with the options that make types, a client on `fetch`, and validators, where it can. */
const generators: readonly Generator[] = [
  {
    name: 'OpenDAS',
    makes: 'types, client, validators, interactions',
    selfContained: true,
    command: (document, folder) => node(folder, ourCommand, [document, '-o', 'out']),
  },
  {
    name: 'openapi-typescript',
    makes: 'types only',
    selfContained: true,
    command: (document, folder) =>
      node(folder, peerFile('openapi-typescript', 'bin', 'cli.js'), [document, '-o', 'out/types.ts']),
  },
  {
    name: 'hey-api',
    makes: 'types, sdk, zod',
    selfContained: false,
    command: (document, folder) => {
      const plugins = ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk', 'zod'];
      const options = ['-i', document, '-o', 'out', '--no-log-file', '-p', ...plugins];
      return node(folder, peerFile('@hey-api', 'openapi-ts', 'bin', 'run.js'), options);
    },
  },
  {
    name: 'Redocly',
    makes: 'client, zod',
    selfContained: false,
    command: (document, folder) => ({
      ...node(folder, peerFile('@redocly', 'cli', 'bin', 'cli.js'), [
        'generate-client',
        document,
        '-o',
        'out/client.ts',
        '--generator',
        'typescript',
        '--generator',
        'zod',
      ]),
      environment: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    }),
  },
  {
    name: 'orval',
    makes: 'fetch, zod',
    selfContained: false,
    command: (document, folder) => {
      writeConfiguration(folder, 'orval.config.mjs', {
        client: { input: document, output: { target: 'out/client.ts', schemas: 'out/model', client: 'fetch' } },
        zod: { input: document, output: { target: 'out/zod.ts', client: 'zod' } },
      });
      return node(folder, peerFile('orval', 'dist', 'bin', 'orval.mjs'), ['--config', 'orval.config.mjs']);
    },
  },
  {
    name: 'kubb 4',
    makes: 'types, client, zod',
    selfContained: false,
    command: (document, folder) => {
      const source = [
        "import { pluginClient } from '@kubb/plugin-client';",
        "import { pluginOas } from '@kubb/plugin-oas';",
        "import { pluginTs } from '@kubb/plugin-ts';",
        "import { pluginZod } from '@kubb/plugin-zod';",
        'export default {',
        "  root: '.',",
        `  input: { path: ${JSON.stringify(document)} },`,
        "  output: { path: './out', clean: true },",
        "  plugins: [pluginOas({ validate: false, generators: [] }), pluginTs(), pluginClient({ client: 'fetch', bundle: true }), pluginZod({ version: '4', importPath: 'zod' })],",
        '};',
      ];
      writeFileSync(join(folder, 'kubb.config.mjs'), `${source.join('\n')}\n`);
      return node(folder, peerFile('@kubb', 'cli', 'bin', 'kubb.cjs'), ['generate', '--config', 'kubb.config.mjs']);
    },
  },
];

/** The generators with the given names, separated by commas, or all; ours is left out, with a message, until it is built. */
export function chosenGenerators(names?: string): readonly Generator[] {
  const wanted = names?.split(',').map((name) => name.trim());
  const unknown = wanted?.filter((name) => !generators.some((generator) => generator.name === name)) ?? [];
  if (unknown.length > 0) {
    const known = generators.map(({ name }) => name).join(', ');
    throw new Error(`${unknown.join(', ')} is not compared; the tools are ${known}.`);
  }
  const chosen = generators.filter(({ name }) => wanted?.includes(name) ?? true);
  if (existsSync(ourCommand)) return chosen;
  if (chosen.some(({ name }) => name === 'OpenDAS')) console.error(`ours: not built (${ourCommand})`);
  return chosen.filter(({ name }) => name !== 'OpenDAS');
}

/** An empty folder for the output of one generator from one document. */
export function emptyFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'out'), { recursive: true });
  return folder;
}

function node(cwd: string, file: string, options: readonly string[]): Command {
  return { file: process.execPath, arguments: [file, ...options], cwd };
}

function writeConfiguration(folder: string, name: string, configuration: unknown): void {
  writeFileSync(join(folder, name), `export default ${JSON.stringify(configuration, undefined, 2)};\n`);
}
