/**
 * What every script needs of the workspace: where it is, its packages installed, its Node, its turbo.
 * Plain JavaScript that runs on any Node from 20 on, since it runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandOf, tooOld } from './node-version.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.opendas-installed');
/** The Node that the workspace brings, on Linux on x64 and arm64. */
const ownNode = join(bin, 'node');

/** Environment of every command: the workspace's programs first on PATH, and no usage reports to anybody. */
export const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  DO_NOT_TRACK: '1',
  PACT_DO_NOT_TRACK: 'true',
  TURBO_TELEMETRY_DISABLED: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
};

/** Installs the packages that pnpm-lock.yaml names, if that was not done yet. Needs the npm registry and nothing else. */
export function ensureInstalled() {
  ensureNode('toInstall');
  installPackages();
  if (!existsSync(ownNode)) ensureNode('withoutOwn');
}

function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(readFileSync(join(root, 'pnpm-workspace.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  say('Installing packages from the npm registry');
  const { status, error } = spawnSync(
    'npx',
    ['-y', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) {
    fail(`The installation did not succeed (npx ${packageManager} install${error ? `: ${error.message}` : ''}).`);
  }
  writeFileSync(stamp, wanted);
}

/** Ends the script where this Node is too old, and names the command that was run. */
function ensureNode(what) {
  const command = commandOf(process.env.npm_lifecycle_event, relative(process.cwd(), process.argv[1] ?? ''));
  const problem = tooOld(process.versions.node, what, command);
  if (problem !== undefined) fail(problem);
}

/** The Node that the workspace brings, or this one where it brings none. */
export function nodeProgram() {
  return existsSync(ownNode) ? ownNode : process.execPath;
}

/** Runs turbo and gives its exit code. */
export async function turbo(args, { quiet = false } = {}) {
  const logs = quiet ? ['--output-logs=errors-only', '--log-order=grouped'] : [];
  return run(join(bin, 'turbo'), [...args, ...logs], quiet ? 'if it fails' : 'at once');
}

/**
 * Runs a program to its end and gives its exit code.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {'at once' | 'at the end' | 'if it fails'} shown - When its output is shown: as a whole at the end, where others run meanwhile.
 */
export function run(program, args, shown = 'at once') {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: environment,
      stdio: shown === 'at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => fail(`${program} could not be started: ${error.message}`));
    child.on('close', (code) => {
      if (shown === 'at the end' || code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** A line of progress, on the error stream so that the output of commands stays clean. */
export function say(message) {
  process.stderr.write(`opendas: ${message}\n`);
}

/** Ends the script with a message. */
export function fail(message) {
  say(message);
  process.exit(1);
}
