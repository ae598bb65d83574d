import { spawn } from 'node:child_process';
import { openSync, readFileSync, closeSync } from 'node:fs';

/** What one run of a command cost. */
export interface MeasuredRun {
  /** How it ended: `failed` is a non-zero exit, `killed` a signal other than that of the limit. */
  readonly outcome: 'done' | 'failed' | 'killed' | 'out of memory' | 'over the limit';
  /** Seconds from start to exit. */
  readonly seconds: number;
  /** Seconds of processors, user and system together, which a busy machine changes less; `undefined` where there is no `/proc`. */
  readonly processorSeconds: number | undefined;
  /** Bytes: the peak resident size, of the process and of those it started; `undefined` where there is no `/proc`. */
  readonly peakMemory: number | undefined;
}

/** A command as a user runs it. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** How often the kernel's counts are read, in milliseconds; what comes in the last of them is missed. */
const interval = 10;

/** Runs a command in a process of its own and ends it, with all that it started, after `limit` seconds. Writes what it prints to `log`. */
export async function measuredProcess(command: Command, log: string, limit: number): Promise<MeasuredRun> {
  const output = openSync(log, 'w');
  const start = performance.now();
  const child = spawn(command.file, command.arguments, {
    cwd: command.cwd,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', ...command.environment },
    stdio: ['ignore', output, output],
    // A group of its own, so that the limit ends its children too.
    detached: true,
  });
  closeSync(output);
  const counts = new Map<number, Counts>();
  const timer = setInterval(() => readCounts(child.pid, counts), interval);
  let late = false;
  const alarm = setTimeout(() => {
    late = true;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, limit * 1000);
  const { code, error } = await new Promise<{ readonly code: number | null; readonly error?: Error }>((resolve) => {
    child.once('exit', (status) => resolve({ code: status }));
    child.once('error', (cause) => resolve({ code: null, error: cause }));
  });
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  clearTimeout(alarm);
  if (error !== undefined) throw new Error(`${command.file} could not be started.`, { cause: error });
  const total = (count: keyof Counts): number | undefined =>
    counts.size === 0 ? undefined : [...counts.values()].reduce((sum, process) => sum + process[count], 0);
  const outcome = late ? 'over the limit' : outcomeOf(code, log);
  return { outcome, seconds, processorSeconds: total('processorSeconds'), peakMemory: total('peakMemory') };
}

function outcomeOf(code: number | null, log: string): MeasuredRun['outcome'] {
  if (code === 0) return 'done';
  if (textOf(log).includes('heap out of memory')) return 'out of memory';
  return code === null ? 'killed' : 'failed';
}

interface Counts {
  readonly peakMemory: number;
  readonly processorSeconds: number;
}

/** Notes what the kernel counts of a process and of its children. */
function readCounts(process: number | undefined, counts: Map<number, Counts>): void {
  if (process === undefined) return;
  const peak = /^VmHWM:\s+(?<kilobytes>\d+) kB$/mu.exec(textOf(`/proc/${process}/status`))?.groups?.['kilobytes'];
  // After the name, which may hold spaces: utime and stime are the fields 14 and 15, in hundredths of a second.
  const fields = textOf(`/proc/${process}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const processorSeconds = (Number(fields[11]) + Number(fields[12])) / 100;
  // A process that has ended has no memory any more.
  if (peak !== undefined) counts.set(process, { peakMemory: Number(peak) * 1024, processorSeconds });
  for (const child of textOf(`/proc/${process}/task/${process}/children`).split(' ')) {
    if (child !== '') readCounts(Number(child), counts);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended, or this is not Linux.
    return '';
  }
}
