import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command, as users run it. */
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
if (!existsSync(program)) throw new Error(`${program} does not exist. Build the package first: pnpm run build.`);

/** A run of the command line. */
export interface OpendasProcess {
  readonly child: ChildProcess;
  /** Standard output so far. */
  stdout(): string;
  /** Standard error so far. */
  stderr(): string;
  /** Resolves with the URL when the server says that it is ready; rejects where the process ends before. */
  ready(): Promise<string>;
  /** Resolves when standard output has a text like the pattern. */
  logged(pattern: string): Promise<void>;
  /** Exit code, or the signal that ended the process. */
  ended(): Promise<number | NodeJS.Signals>;
}

const running = new Set<ChildProcess>();

/** Ends every process that a test has left, for `afterAll`. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Runs `opendas` with arguments; the environment has no variables of its own kind but those given. */
export function opendas(
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; ipc?: boolean } = {},
): OpendasProcess {
  const stdio: StdioOptions = options.ipc === true ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'];
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('OPENDAS_')));
  const child = spawn(process.execPath, [program, ...args], { stdio, env: { ...environment, ...options.env } });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const texts = { stdout: '', stderr: '' };
  const checks = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk: Buffer) => {
      texts[name] += chunk.toString();
      for (const check of checks) check();
    });
  }
  // Not the event `close`: it never comes where the parent has closed the IPC channel.
  const streams = [child.stdout, child.stderr].map(
    (stream) => new Promise((resolve) => stream?.once('close', resolve)),
  );
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => void Promise.all(streams).then(() => resolve(code ?? signal ?? 1)));
  });
  /** Resolves when the pattern is in a stream, rejects when the process ends before. */
  const seen = (name: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const match = pattern.exec(texts[name]);
        if (match === null) return;
        checks.delete(check);
        resolve(match);
      };
      checks.add(check);
      check();
      void ended.then((code) => reject(new Error(`opendas ended with ${code}:\n${texts.stderr}`)));
    });
  return {
    child,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    ready: async () => (await seen('stderr', /ready at (http:\/\/[^\s]+)/))[1] ?? '',
    logged: async (pattern) => void (await seen('stdout', new RegExp(pattern))),
    ended: () => ended,
  };
}
